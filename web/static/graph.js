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
  place.firstChild.removeAttribute("tabindex");  // nothing happens there by keyboard: the table below holds the same links
  network.on("stabilizationProgress", function (p) {
    if (note) note.textContent = "Arranging " + data.nodes.length + " constructs: " + Math.round(100 * p.iterations / p.total) + " %";
  });
  /* The whole drawing with its names, which stick out beyond the nodes: vis-network's own fit looks at the nodes only. */
  function fit() {
    var box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    standing.getIds().forEach(function (id) {
      var b = network.getBoundingBox(id);
      if (!b) return;
      box.left = Math.min(box.left, b.left); box.top = Math.min(box.top, b.top - (lifted[id] || 0));
      box.right = Math.max(box.right, b.right); box.bottom = Math.max(box.bottom, b.bottom + gap);
    });
    if (box.right < box.left) return;
    var room = 24, scale = Math.min((place.clientWidth - room) / (box.right - box.left), (place.clientHeight - room) / (box.bottom - box.top), 1.5);
    network.moveTo({ position: { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }, scale: scale, animation: false });
  }
  /* In a small drawing a name stands on the side of its node where fewer lines come in, so that it hides no arrow head; where two names
     would meet above their nodes, the one with more lines below it goes up. */
  var lifted = {}, gap = 14;  // between a node and its name
  function placeNames() {
    lifted = {};
    if (many > 40) return;
    var below = {}, parts = {};
    shown.forEach(function (e) {
      var down = Math.sign(network.getPosition(e.to).y - network.getPosition(e.from).y);
      below[e.from] = (below[e.from] || 0) + down; below[e.to] = (below[e.to] || 0) - down;
    });
    function placed(id, up) {
      var b = network.getBoundingBox(id), at = network.getPosition(id), size = nodes.get(id).size, tall = b.bottom - at.y - size + gap;
      return { tall: tall, boxes: [{ left: at.x - size, right: at.x + size, top: at.y - size, bottom: at.y + size },
        { left: b.left, right: b.right, top: up ? at.y - size - tall : at.y + size + gap, bottom: up ? at.y - size - gap / 2 : at.y + size + tall }] };
    }
    function meet(a, b) {
      return a.boxes.some(function (x) {
        return b.boxes.some(function (y) { return x.left < y.right && x.right > y.left && x.top < y.bottom && x.bottom > y.top; });
      });
    }
    var ids = standing.getIds().sort(function (a, b) { return (below[b] || 0) - (below[a] || 0); });
    ids.forEach(function (id) { parts[id] = placed(id, false); });
    ids.forEach(function (id) {
      var up = placed(id, true), node = nodes.get(id);
      if (!(below[id] > 0) || ids.some(function (other) { return other !== id && meet(up, parts[other]); })) return;
      parts[id] = up; lifted[id] = up.tall;
      nodes.update({ id: id, font: Object.assign({}, node.font, { vadjust: -Math.round(2 * node.size + up.tall) }) });
    });
  }
  function ready() {
    network.setOptions({ physics: { enabled: false } });
    (document.fonts ? document.fonts.load("14px Inter") : Promise.resolve()).then(function () {
      network.once("afterDrawing", function () {  // only then are the sizes of names known
        placeNames();
        fit();
        if (note) note.textContent = "";
        place.setAttribute("data-ready", "true");
      });
      nodes.update(dressedNodes());
      network.redraw();
    });
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
      window.history.replaceState(null, "", "?" + new URLSearchParams(new FormData(box.form)));  // what is seen has an address
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
    nodes.update(dressedNodes()); edges.update(dressedEdges()); placeNames();
  });
})();
