/* The editor: a chosen question fills the text, Tab indents, Ctrl + Enter runs. Without this script the form works as it is. */
(function () {
  "use strict";
  var form = document.getElementById("editor"), text = document.getElementById("query"), example = document.getElementById("example");
  if (!form || !text) return;
  example.removeAttribute("name");
  example.closest("label").hidden = false;
  example.addEventListener("change", function () {
    if (example.value) { text.value = example.value; text.focus(); text.setSelectionRange(0, 0); text.scrollTop = 0; }
  });
  var begun = text.value;
  text.addEventListener("focus", function () {  // what is typed comes behind the prefixes that stand there at first, not before them
    if (text.value === begun && text.selectionStart === 0 && text.selectionEnd === 0) text.setSelectionRange(begun.length, begun.length);
  }, { once: true });
  text.addEventListener("keydown", function (event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); form.submit(); }
    if (event.key === "Tab" && !event.shiftKey && text.selectionStart !== text.selectionEnd) {
      event.preventDefault();
      text.setRangeText("  ", text.selectionStart, text.selectionStart, "end");
    }
  });
})();
