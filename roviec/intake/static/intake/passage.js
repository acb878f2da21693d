// Words chosen in the text, as places in the document. Places count characters as the server does: by
// code points. Numbers of facts that are drawn into the text are no part of it.
(() => {
  "use strict";

  const length = (words) => Array.from(words).length;
  let drawn = null; // the text that `paragraphs` belong to
  let paragraphs = [];
  let chosen = null; // {mode, start, end}

  function nodesOf(paragraph) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(".fn, .pn") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    let at = Number(paragraph.dataset.start);
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: at });
      at += length(walker.currentNode.data);
    }
    return { element: paragraph, nodes, start: Number(paragraph.dataset.start), end: at };
  }

  function read() {
    const text = document.getElementById("text");
    if (text && text !== drawn) {
      drawn = text;
      paragraphs = Array.from(text.querySelectorAll("p[data-start]"), nodesOf);
    }
    return paragraphs;
  }

  const wordsOf = (one) => one.nodes.map((part) => part.node.data).join("");

  /** Stretches of a paragraph that match, as places in the document. */
  function stretches(one, pattern) {
    const words = wordsOf(one);
    return Array.from(words.matchAll(pattern), (match) => {
      const start = one.start + length(words.slice(0, match.index));
      return { start, end: start + length(match[0]) };
    });
  }

  const words = () => read().flatMap((one) => stretches(one, /\S+/gu));
  // "2." before a demand is its number, no sentence.
  const sentences = () => read()
    .flatMap((one) => stretches(one, /\S(?:[^.;!?]|[.](?=\S))*[.;!?]*/gu))
    .filter((one) => one.end - one.start > 4);

  /** The text node and offset in it of a place; `after`: at an end, so before the border of two nodes. */
  function point(place, after) {
    for (const one of read()) {
      for (const part of one.nodes) {
        const end = part.start + length(part.node.data);
        if (place < end || (after && place === end)) {
          const units = Array.from(part.node.data).slice(0, Math.max(0, place - part.start)).join("").length;
          return [part.node, units];
        }
      }
    }
    return null;
  }

  function place(node, offset) {
    for (const one of read()) {
      for (const part of one.nodes) {
        if (part.node === node) return part.start + length(node.data.slice(0, offset));
      }
    }
    return null;
  }

  /** The words between two places; a border of paragraphs is one line end. */
  function quote(start, end) {
    return read().filter((one) => one.start < end && one.end > start).map((one) => {
      const letters = Array.from(wordsOf(one));
      return letters.slice(Math.max(0, start - one.start), Math.max(0, end - one.start)).join("");
    }).join("\n");
  }

  function fill() {
    const form = document.getElementById({ add: "add-form", move: "move-form" }[chosen.mode] || "cut-form");
    if (!form) return;
    if (chosen.mode === "cut") {
      form.elements.at.value = chosen.end;
    } else {
      form.elements.start.value = chosen.start;
      form.elements.quote.value = quote(chosen.start, chosen.end);
    }
    form.closest("details").open = true;
  }

  function show() {
    const from = point(chosen.start, false), to = point(chosen.end, true);
    if (!from || !to) return;
    window.getSelection().setBaseAndExtent(...from, ...to);
    const element = from[0].parentElement;
    element.scrollIntoView({ block: "nearest" });
    fill();
  }

  function begin(mode, start, end) {
    chosen = { mode, start, end };
    show();
  }

  function leave() {
    if (chosen) window.getSelection().removeAllRanges();
    chosen = null;
  }

  /** Move an end by one word; never past the other end. */
  function step(side, forward) {
    const all = words();
    if (side === "start") {
      const next = forward
        ? all.find((word) => word.start > chosen.start && word.start < chosen.end)
        : all.findLast((word) => word.start < chosen.start);
      if (next) chosen.start = next.start;
    } else {
      const next = forward
        ? all.find((word) => word.end > chosen.end)
        : all.findLast((word) => word.end < chosen.end && word.end > chosen.start);
      if (next) chosen.end = next.end;
    }
    show();
  }

  function sentence(forward) {
    const all = sentences();
    const next = forward
      ? all.find((one) => one.start > chosen.start)
      : all.findLast((one) => one.start < chosen.start);
    if (next) begin(chosen.mode, next.start, next.end);
  }

  /** Begin adding at the sentence of this place, or the first after it. */
  function addAt(start) {
    const all = sentences();
    const first = all.find((one) => one.end > start) || all[0];
    if (first) begin("add", first.start, first.end);
  }

  // By mouse or finger: what was chosen in the text goes into the form.
  document.addEventListener("pointerup", () => {
    const selection = window.getSelection();
    const text = document.getElementById("text");
    if (!selection || selection.isCollapsed || !text || !text.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0);
    const start = range.startContainer.nodeType === 3 ? place(range.startContainer, range.startOffset) : null;
    const end = range.endContainer.nodeType === 3 ? place(range.endContainer, range.endOffset) : null;
    if (start === null || end === null || end <= start) return;
    chosen = { mode: "add", start, end };
    fill();
  });

  window.passage = { addAt, begin, leave, sentence, step, mode: () => (chosen ? chosen.mode : "") };
})();
