/* Draws the network of the page with vis-network, in the colours of the page's style. A click or tap opens the page of a node or link.
   The page's filters work at once on what is drawn; without this script they are a plain form. */
(function () {
  "use strict";
  var place = document.getElementById("drawing"), source = document.getElementById("drawing-data");
  if (!place || !source) return;
  var note = document.getElementById("drawing-note");
  if (!window.vis) { if (note) note.textContent = "The drawing could not be made in this browser. The table below holds the same."; return; }
  var data = JSON.parse(source.textContent);
  var css = getComputedStyle(document.documentElement);
  var colours = {
    "supported": "supported", "not-supported": "against", "mixed": "mixed", "no-verdict": "neutral", "illustrated": "illustrated",
    "illustrated-mixed": "mixed", "illustrated-against": "against", "proposed": "proposed", "second-hand": "second"
  };
  var dashes = { "proposed": [3, 6], "second-hand": [1, 6], "not-supported": [10, 6], "illustrated-against": [10, 6], "no-verdict": [10, 4, 2, 4] };
  var marking = data.edges.some(function (e) { return e.marked; });
  function colour(name) { return css.getPropertyValue("--" + name).trim(); }

  /* In a large drawing the names of the much linked constructs are larger, so that they can be read from afar. */
  var many = data.nodes.length, far = many > 200 ? 1.5 : many > 60 ? 0.9 : 0.2;
  function letters(n) { return (n.centre ? 18 : 14) + Math.min(n.links, 40) * far; }

  function dressedNodes() {
    return data.nodes.map(function (n) {
      return Object.assign({}, n, {
        widthConstraint: { maximum: Math.round(letters(n) * 11.5) },
        color: {
          background: n.centre ? colour("accent") : colour("accent-soft"), border: colour("accent"),
          highlight: { background: colour("accent"), border: colour("focus") }, hover: { background: colour("mark"), border: colour("accent") }
        },
        font: { color: colour("ink"), face: "Inter, system-ui, sans-serif", size: letters(n), strokeWidth: 4, strokeColor: colour("sheet") }
      });
    });
  }
  function dressedEdges() {
    return data.edges.map(function (e, i) {
      var c = colour(colours[e.state] || "neutral"), aside = (marking && !e.marked) || e.role !== "ends";
      return Object.assign({}, e, {
        id: i, width: (e.width + (marking && e.marked ? 2 : 0)) * (many > 200 ? 1.8 : many > 60 ? 1.3 : 1), color: { color: c, highlight: c, hover: c, opacity: aside ? 0.4 : 0.9 }, dashes: dashes[e.state] || false,
        arrows: { to: { enabled: e.arrow, scaleFactor: 0.6, type: e.role === "moderator" ? "circle" : e.role === "mediator" ? "vee" : "arrow" } },
        background: { enabled: e.contested && e.role === "ends", color: colour("mark"), size: e.width + 9, dashes: false },
        label: e.contested && e.role === "ends" ? "contested" : undefined,
        font: { color: colour("against"), size: 12, face: "Inter, system-ui, sans-serif", strokeWidth: 4, strokeColor: colour("sheet"), align: "middle" }
      });
    });
  }

  var off = {};
  var edges = new vis.DataSet(dressedEdges());
  var shown = new vis.DataView(edges, { filter: function (e) { return !off[e.state]; } });
  var joined = {};
  function join() { joined = {}; shown.forEach(function (e) { joined[e.from] = joined[e.to] = true; }); }
  join();
  var nodes = new vis.DataSet(dressedNodes());
  var standing = new vis.DataView(nodes, { filter: function (n) { return n.centre || joined[n.id]; } });

  var network = new vis.Network(place, { nodes: standing, edges: shown }, data.options);
  network.on("stabilizationProgress", function (p) {
    if (note) note.textContent = "Arranging " + data.nodes.length + " constructs: " + Math.round(100 * p.iterations / p.total) + " %";
  });
  function fit() {
    network.fit({ animation: false, maxZoomLevel: 1.5 });
    if (many <= 12) network.moveTo({ scale: network.getScale() * 0.85 });  // names stick out beyond the nodes
  }
  function ready() {
    network.setOptions({ physics: { enabled: false } });
    fit();
    if (note) note.textContent = "";
    place.setAttribute("data-ready", "true");
  }
  if (data.nodes.length) network.once("stabilizationIterationsDone", ready); else ready();

  network.on("click", function (params) {
    var item = params.nodes.length ? nodes.get(params.nodes[0]) : params.edges.length ? edges.get(params.edges[0]) : null;
    if (item && item.href) window.location.href = item.href;
  });
  ["hoverNode", "hoverEdge"].forEach(function (e) { network.on(e, function () { place.firstChild.style.cursor = "pointer"; }); });
  ["blurNode", "blurEdge"].forEach(function (e) { network.on(e, function () { place.firstChild.style.cursor = ""; }); });

  /* The filters: a state that is drawn goes and comes back at once; one that was never sent needs the form. */
  var sent = {};
  data.edges.forEach(function (e) { sent[e.state] = true; });
  document.querySelectorAll("[data-state-filter]").forEach(function (box) {
    box.addEventListener("change", function () {
      var state = box.getAttribute("data-state-filter");
      if (box.checked && !sent[state]) { box.form.submit(); return; }
      off[state] = !box.checked;
      shown.refresh(); join(); standing.refresh();
    });
  });

  function on(id, event, act) { var e = document.getElementById(id); if (e) { e.hidden = false; e.addEventListener(event, act); } }
  on("drawing-fit", "click", fit);
  on("drawing-in", "click", function () { network.moveTo({ scale: network.getScale() * 1.35 }); });
  on("drawing-out", "click", function () { network.moveTo({ scale: network.getScale() / 1.35 }); });
  on("drawing-find", "change", function (event) {
    var wanted = event.target.value.trim().toLowerCase();
    var found = data.nodes.filter(function (n) { return n.label.toLowerCase() === wanted; })[0]
      || data.nodes.filter(function (n) { return wanted && n.label.toLowerCase().indexOf(wanted) >= 0; })[0];
    if (found && standing.get(found.id)) { network.selectNodes([found.id]); network.focus(found.id, { scale: 1.1, animation: false }); }
  });

  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
    css = getComputedStyle(document.documentElement);
    nodes.update(dressedNodes()); edges.update(dressedEdges());
  });
})();
