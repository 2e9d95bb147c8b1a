/* Draws the network of the page with vis-network; colours from the page's style; filters; click or tap opens the page of a node or link. */
(function () {
  "use strict";
  var place = document.getElementById("drawing"), source = document.getElementById("drawing-data");
  if (!place || !source || !window.vis) return;
  var data = JSON.parse(source.textContent);
  var css = getComputedStyle(document.documentElement);
  function colour(name) { return css.getPropertyValue("--" + name).trim(); }
  var colours = {
    "supported": "supported", "not-supported": "against", "mixed": "mixed", "no-verdict": "neutral", "illustrated": "illustrated",
    "illustrated-mixed": "mixed", "illustrated-against": "against", "proposed": "proposed", "second-hand": "second"
  };
  var dashes = { "proposed": [2, 5], "second-hand": [1, 6], "not-supported": [9, 5], "illustrated-against": [9, 5], "no-verdict": [9, 3, 2, 3] };

  function dressNodes() {
    return data.nodes.map(function (n) {
      var c = n.centre ? colour("accent") : colour("sheet");
      return Object.assign({}, n, {
        color: { background: c, border: colour("accent"), highlight: { background: colour("accent-soft"), border: colour("focus") }, hover: { background: colour("accent-soft"), border: colour("accent") } },
        font: { color: colour("ink"), face: "Inter, system-ui, sans-serif", size: n.centre ? 17 : 14, strokeWidth: 4, strokeColor: colour("sheet") }
      });
    });
  }
  function dressEdges() {
    return data.edges.map(function (e, i) {
      var c = colour(colours[e.state] || "neutral");
      return Object.assign({}, e, {
        id: i, color: { color: c, highlight: c, hover: c, opacity: 0.85 }, dashes: dashes[e.state] || false,
        arrows: e.directed ? { to: { enabled: true, scaleFactor: 0.55 } } : { to: { enabled: false } },
        label: e.contested ? "contested" : undefined,
        font: { color: colour("against"), size: 11, face: "Inter, system-ui, sans-serif", strokeWidth: 4, strokeColor: colour("sheet"), align: "middle" }
      });
    });
  }

  var nodes = new vis.DataSet(dressNodes()), edges = new vis.DataSet(dressEdges()), off = {};
  var shown = new vis.DataView(edges, { filter: function (e) { return !off[e.state]; } });
  var options = Object.assign({}, data.options);
  var network = new vis.Network(place, { nodes: nodes, edges: shown }, options);
  network.once("stabilizationIterationsDone", function () {
    network.setOptions({ physics: { enabled: false } });
    network.fit();
    place.setAttribute("data-ready", "true");
  });
  function open(params) {
    var item = params.nodes.length ? nodes.get(params.nodes[0]) : params.edges.length ? edges.get(params.edges[0]) : null;
    if (item && item.href) window.location.href = item.href;
  }
  network.on("click", open);
  network.on("hoverNode", function () { place.style.cursor = "pointer"; });
  network.on("hoverEdge", function () { place.style.cursor = "pointer"; });
  network.on("blurNode", function () { place.style.cursor = ""; });
  network.on("blurEdge", function () { place.style.cursor = ""; });

  document.querySelectorAll("[data-state-filter]").forEach(function (box) {
    box.addEventListener("change", function () {
      off[box.getAttribute("data-state-filter")] = !box.checked;
      shown.refresh();
    });
  });
  var fit = document.getElementById("drawing-fit");
  if (fit) fit.addEventListener("click", function () { network.fit({ animation: false }); });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", function () {
    nodes.update(dressNodes()); edges.update(dressEdges());
  });
})();
