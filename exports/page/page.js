"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const facts = JSON.parse(byId("facts").textContent);
  const settings = JSON.parse(byId("settings").textContent);
  const page = settings.page;
  delete settings.page;
  const FAINT = "#e9edf1";
  const DASHES = { solid: false, dashed: [7, 4], dotted: [2, 3] };
  const HITS = 12;
  let pointed = 0;
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  nodes.update(facts.nodes);
  edges.update(facts.edges);
  const around = new Map(facts.nodes.map((node) => [node.id, []]));
  facts.edges.forEach((edge) => { around.get(edge.from).push(edge); around.get(edge.to).push(edge); });
  const shown = {
    types: new Set(page.types.filter((type) => type.shown).map((type) => type.name)),
    relations: new Set(page.relations.filter((relation) => relation.shown).map((relation) => relation.name)),
    least: 0, chosen: null, near: null, unfolded: false,
  };
  const typeOf = new Map(page.types.map((type) => [type.name, type]));
  const relationOf = new Map(page.relations.map((relation) => [relation.name, relation]));

  // Everything that comes from the graph enters the page as text, never as markup.
  function make(tag, options, ...children) {
    const { style, onclick, ...rest } = options || {};
    const element = Object.assign(document.createElement(tag), rest);
    if (style) Object.assign(element.style, style);
    if (onclick) element.addEventListener("click", onclick);
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }
  const mark = (type) => make("span", { className: `mark ${type.shape}`, style: { background: type.color } });

  // ------------------------------------------------------------ what is shown

  function isEdgeShown(edge) {
    return shown.relations.has(edge.relation) && edge.confidence >= shown.least
      && shown.types.has(nodes.get(edge.from).type) && shown.types.has(nodes.get(edge.to).type);
  }

  function refresh() {
    const visible = new Set();
    const drawn = facts.edges.filter(isEdgeShown);
    drawn.forEach((edge) => { visible.add(edge.from); visible.add(edge.to); });
    const near = shown.near = chosenAndNear(drawn);
    const bends = bendsOf(drawn);
    nodes.update(facts.nodes.map((node) => ({
      id: node.id, hidden: !visible.has(node.id) && node.id !== shown.chosen,
      color: near && !near.has(node.id) ? FAINT : node.color,
      font: { ...node.font, color: near && !near.has(node.id) ? "transparent" : "#1f2933" },
    })));
    edges.update(facts.edges.map((edge) => ({ id: edge.id, hidden: !bends.has(edge.id), ...drawLine(edge, bends.get(edge.id)) })));
    byId("count").textContent = `${visible.size.toLocaleString("en")} nodes, ${drawn.length.toLocaleString("en")} edges shown`;
    fillCard();
  }

  function drawLine(edge, far) {
    const dim = shown.near && ![edge.from, edge.to, edge.id].includes(shown.chosen);
    const smooth = far ? { enabled: true, type: far > 0 ? "curvedCW" : "curvedCCW", roundness: 0.4 * Math.abs(far) } : { enabled: false };
    const dashes = DASHES[relationOf.get(edge.relation).line];
    return { color: dim ? FAINT : edge.color, label: dim ? " " : edge.label, smooth, dashes };
  }

  // Edges between the same two nodes part like the strings of a bow: how far each stands from the straight line, and on which side.
  function bendsOf(drawn) {
    const pairs = new Map();
    drawn.forEach((edge) => {
      const ends = [edge.from, edge.to].sort().join("\n");
      pairs.set(ends, [...(pairs.get(ends) || []), edge]);
    });
    const side = (edge) => (edge.from < edge.to ? 1 : -1);
    return new Map([...pairs.values()].flatMap((group) => group.map((edge, at) => [edge.id, side(edge) * (at - (group.length - 1) / 2)])));
  }

  function chosenAndNear(drawn) {
    if (shown.chosen === null) return null;
    const chosen = edges.get(shown.chosen);
    if (chosen) return new Set([chosen.from, chosen.to]);
    const near = new Set([shown.chosen]);
    drawn.forEach((edge) => {
      if (edge.from === shown.chosen) near.add(edge.to);
      if (edge.to === shown.chosen) near.add(edge.from);
    });
    return near;
  }

  function boxes(where, items, set, drawMark) {
    items.forEach((item) => {
      const box = make("input", { type: "checkbox", checked: set.has(item.name) });
      box.dataset.name = item.name;
      box.addEventListener("change", () => { set[box.checked ? "add" : "delete"](item.name); refresh(); });
      const title = item.definition || "";
      byId(where).append(make("label", { className: "row", title }, box, drawMark(item), item.label, make("small", {}, item.count)));
    });
  }

  // ------------------------------------------------------------ the card

  // The edges that the drawing shows, and apart from them those that the filters hide.
  function nodeCard(node) {
    const type = typeOf.get(node.type);
    const [here, away] = [true, false].map((wanted) => around.get(node.id).filter((edge) => isEdgeShown(edge) === wanted));
    return [make("div", { className: "kind" }, mark(type), type.label), make("h3", {}, node.name), properties(node),
      ...groups(node, here), away.length ? folded(node, away) : null];
  }

  function groups(node, list) {
    return page.relations.flatMap((relation) => [["from", "to", `${relation.label} →`], ["to", "from", `← ${relation.label}`]]
      .flatMap(([mine, other, title]) => {
        const found = list.filter((edge) => edge.relation === relation.name && edge[mine] === node.id);
        return found.length ? [make("h4", {}, `${title} (${found.length})`), ...found.map((edge) => linkTo(edge, other))] : [];
      }));
  }

  function folded(node, away) {
    const rest = make("details", { open: shown.unfolded }, make("summary", {}, `Hidden by the filters (${away.length})`), ...groups(node, away));
    rest.addEventListener("toggle", () => { shown.unfolded = rest.open; });
    return rest;
  }

  function linkTo(edge, other) {
    const node = nodes.get(edge[other]);
    return make("button", { type: "button", className: "link", onclick: () => choose(edge.id) }, mark(typeOf.get(node.type)), " ", node.name);
  }

  function properties(node) {
    const list = make("dl");
    const add = (name, value) => list.append(make("dt", {}, name), make("dd", {}, value));
    if (node.arxiv) add("arXiv", make("a", { href: `https://arxiv.org/abs/${encodeURIComponent(node.arxiv)}`, rel: "noreferrer", target: "_blank" }, node.arxiv));
    node.facts.forEach(([name, value]) => add(name, value));
    add("id", node.id);
    return list;
  }

  function edgeCard(edge) {
    const ends = ["from", "to"].map((end) => nodes.get(edge[end]));
    const to = (node) => make("button", { type: "button", className: "link", onclick: () => choose(node.id) }, mark(typeOf.get(node.type)), " ", node.name);
    const relation = relationOf.get(edge.relation);
    const surest = [...edge.evidence].sort((a, b) => b[5] - a[5]);
    return [make("div", { className: "kind" }, line(relation), relation.label), to(ends[0]), to(ends[1]),
      isEdgeShown(edge) ? null : make("p", { className: "hint" }, "Hidden by the filters."),
      make("h4", {}, `Evidence (${edge.evidence.length}), confidence ${edge.confidence.toFixed(2)}`), ...surest.map(quote),
      edge.evidence.length ? null : make("p", { className: "hint" }, "This edge follows from other facts of the graph.")];
  }

  function quote([sentence, path, line, date, rule, confidence]) {
    const source = [`${path}:${line}`, date, `rule ${rule}`, `confidence ${confidence.toFixed(2)}`].filter(Boolean).join(" · ");
    return make("blockquote", {}, sentence, make("footer", {}, source));
  }

  function choose(id) {
    const node = id === null ? null : nodes.get(id);
    shown.chosen = id;
    if (id === null) network.unselectAll(); else if (node) network.selectNodes([id]); else network.selectEdges([id]);
    if (node) shown.types.add(node.type);
    tickBoxes();
    refresh();
    byId("card").scrollTop = 0;
  }

  function fillCard() {
    const [card, id] = [byId("card"), shown.chosen];
    card.hidden = id === null;
    if (id === null) return;
    const node = nodes.get(id);
    const close = make("button", { type: "button", className: "close", title: "Close", onclick: () => choose(null) }, "×");
    const read = card.contains(document.activeElement);
    card.replaceChildren(close, ...(node ? nodeCard(node) : edgeCard(edges.get(id))).filter(Boolean));
    if (read) card.focus();
  }

  function tickBoxes() {
    document.querySelectorAll("#types input").forEach((box) => { box.checked = shown.types.has(box.dataset.name); });
  }

  function goTo(id) {
    choose(id);
    const scale = Math.max(0.9, network.getScale());
    network.focus(id, { scale, animation: { duration: 500 } });
  }

  // ------------------------------------------------------------ search

  const ADDRESS = /^(?:arxiv:\s*|https?:\/\/\S+\/)(\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?$/;
  const called = facts.nodes.map((node) => ({
    node, names: [node.name, node.arxiv, ...node.aliases].filter(Boolean).map((name) => name.toLowerCase()), id: node.id.toLowerCase(),
  }));

  // A whole name before a beginning before anything else; what stands in the background, and holds the id of its paper, comes last.
  function findNodes(asked) {
    const rank = ({ names }) => (names[0] === asked ? 0 : names.includes(asked) ? 1 : names.some((name) => name.startsWith(asked)) ? 2 : 3);
    return called
      .filter(({ names, id }) => id.includes(asked) || names.some((name) => name.includes(asked)))
      .map((one) => ({ node: one.node, order: [rank(one), typeOf.get(one.node.type).shown ? 0 : 1, -one.node.size] }))
      .sort((a, b) => a.order.map((part, at) => part - b.order[at]).find(Boolean) || (a.node.id < b.node.id ? -1 : 1))
      .map(({ node }) => node);
  }

  function search() {
    const typed = byId("search").value.trim();
    const asked = typed.toLowerCase().replace(ADDRESS, "$1");
    const found = asked ? findNodes(asked) : [];
    byId("hits").replaceChildren(...found.slice(0, HITS).map(hit));
    say(asked && !found.length ? nothing(typed) : found.length > HITS ? `The first ${HITS} of ${found.length.toLocaleString("en")}.` : "");
    point(0);
  }

  function hit(node, place) {
    const item = make("li", { id: `hit-${place}`, role: "option", onclick: () => pick(node) });
    item.append(mark(typeOf.get(node.type)), node.name, make("small", {}, typeOf.get(node.type).label));
    return item;
  }

  const nothing = (typed) => `Nothing found: ${typed}${page.note && `. ${page.note}`}`;
  const say = (text) => { byId("said").textContent = text; };

  // Which hit Enter would open; past the last comes the first.
  function point(place) {
    const hits = [...byId("hits").children];
    pointed = hits.length ? (place + hits.length) % hits.length : 0;
    hits.forEach((item, at) => item.setAttribute("aria-selected", at === pointed));
    byId("search").setAttribute("aria-expanded", hits.length > 0);
    byId("search").setAttribute("aria-activedescendant", hits.length ? hits[pointed].id : "");
    if (hits.length) hits[pointed].scrollIntoView({ block: "nearest" });
  }

  function closeHits() {
    byId("hits").replaceChildren();
    say("");
    point(0);
  }

  function pick(node) {
    goTo(node.id);
    byId("card").focus();
  }

  const KEYS = {
    ArrowDown: () => point(pointed + 1), ArrowUp: () => point(pointed - 1),
    Enter: () => byId("hits").children[pointed].click(), Escape: closeHits,
  };
  function pressed(event) {
    if (event.isComposing || !(event.key in KEYS) || !byId("hits").firstChild) return;
    event.preventDefault();
    KEYS[event.key]();
  }

  // ------------------------------------------------------------ the drawing

  facts.nodes.forEach((node) => { if (!shown.types.has(node.type)) nodes.update({ id: node.id, hidden: true, physics: false }); });
  const network = new vis.Network(byId("network"), { nodes, edges }, settings);

  // From afar vis-network draws no labels; the best connected nodes keep theirs, as towns do on a map.
  const ranked = [...facts.nodes].sort((a, b) => b.size - a.size || (a.id < b.id ? -1 : 1));
  function nameTowns(context) {
    const scale = network.getScale();
    const taken = [];
    const size = 12 / scale;
    context.font = `500 ${size}px system-ui, "Noto Sans KR", "Noto Sans CJK KR", sans-serif`;
    Object.assign(context, { textAlign: "center", textBaseline: "top", lineWidth: 3 / scale, lineJoin: "round", strokeStyle: "#fbfcfd" });
    const near = shown.near;
    for (const node of ranked) {
      if (taken.length >= 60) break;
      if (node.font.size * scale >= page.threshold - 1 || nodes.get(node.id).hidden || (near ? !near.has(node.id) : node.arxiv)) continue;
      const { x, y } = network.getPosition(node.id);
      const name = node.label.replace("\n", " ");
      const [half, top] = [context.measureText(name).width / 2 + 3 / scale, y + node.size + 2 / scale];
      const box = [x - half, top, x + half, top + 1.2 * size];
      if (taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
      taken.push(box);
      context.strokeText(name, x, top);
      context.fillStyle = "#1f2933";
      context.fillText(name, x, top);
    }
  }

  function placeHidden() {
    // What took no part in the layout stands in a ring around its best known neighbour.
    const positions = network.getPositions();
    const turn = new Map();
    const moved = [];
    facts.nodes.filter((node) => !page.types.find((type) => type.name === node.type).shown).forEach((node) => {
      const anchor = around.get(node.id).map((edge) => (edge.from === node.id ? edge.to : edge.from)).find((id) => positions[id]);
      const step = (turn.get(anchor) || 0) + 1;
      turn.set(anchor, step);
      const { x, y } = positions[anchor] || { x: 0, y: 0 };
      moved.push({ id: node.id, x: x + (40 + 2 * step) * Math.cos(2.4 * step), y: y + (40 + 2 * step) * Math.sin(2.4 * step) });
    });
    nodes.update(moved);
  }

  // A node's id stands after the # of the address, with or without escapes.
  function wanted() {
    const written = location.hash.slice(1);
    try { return decodeURIComponent(written); } catch { return written; }
  }

  function followAddress() {
    const id = wanted();
    if (nodes.get(id)) goTo(id); else if (id) say(nothing(id));
  }

  function start() {
    network.setOptions({ physics: false });
    network.storePositions();
    placeHidden();
    byId("wait").hidden = true;
    refresh();
    network.fit();
    followAddress();
    network.on("afterDrawing", nameTowns);
    network.redraw();
    document.body.dataset.ready = "yes";
  }

  boxes("types", page.types, shown.types, mark);
  const line = (relation) => make("span", { className: "mark edge", style: { borderTop: `3px ${relation.line} ${relation.color}` } });
  boxes("relations", page.relations.filter((relation) => relation.main), shown.relations, line);
  boxes("others", page.relations.filter((relation) => !relation.main), shown.relations, line);
  byId("more").hidden = !byId("others").firstChild;
  byId("note").textContent = page.note;
  byId("confidence").addEventListener("input", (event) => {
    shown.least = Number(event.target.value);
    byId("least").textContent = shown.least.toFixed(2);
    refresh();
  });
  window.addEventListener("hashchange", followAddress);
  byId("fit").addEventListener("click", () => network.fit({ animation: { duration: 500 } }));
  byId("filters").addEventListener("click", () => {
    byId("filters").setAttribute("aria-expanded", byId("legend").classList.toggle("open"));
  });
  byId("clear").addEventListener("click", () => choose(null));
  byId("search").addEventListener("input", search);
  byId("search").addEventListener("focus", search);
  byId("search").addEventListener("blur", closeHits);
  byId("search").addEventListener("keydown", pressed);
  byId("hits").addEventListener("mousedown", (event) => event.preventDefault());
  byId("card").addEventListener("keydown", (event) => { if (event.key === "Escape") choose(null); });
  network.on("click", ({ nodes: hit, edges: lines }) => choose(hit.length ? hit[0] : lines.length ? lines[0] : null));
  network.on("stabilizationProgress", ({ iterations, total }) => { byId("progress").value = iterations / total; });
  const tip = byId("tip");
  // Right below the pointer; at the edge of the window as much to the left of it and above it as it takes to be read whole.
  const showTip = (text, more, { x, y }) => {
    const room = tip.parentNode;
    tip.replaceChildren(text, make("small", {}, more));
    tip.hidden = false;
    Object.assign(tip.style, { left: 0, top: 0 });
    const left = Math.min(byId("network").offsetLeft + x + 14, room.clientWidth - tip.offsetWidth - 8);
    const below = y + 14 + tip.offsetHeight <= room.clientHeight;
    Object.assign(tip.style, { left: `${Math.max(left, 8)}px`, top: `${below ? y + 14 : Math.max(y - 14 - tip.offsetHeight, 8)}px` });
  };
  network.on("hoverNode", ({ node, pointer }) => showTip(nodes.get(node).name, typeOf.get(nodes.get(node).type).label, pointer.DOM));
  network.on("hoverEdge", ({ edge, pointer }) => {
    const found = edges.get(edge);
    const [first] = found.evidence;
    const more = first ? `${first[1]}:${first[2]} · confidence ${found.confidence.toFixed(2)}` : "no evidence of its own";
    showTip(first ? first[0] : relationOf.get(found.relation).label, `${relationOf.get(found.relation).label} · ${more}`, pointer.DOM);
  });
  ["blurNode", "blurEdge", "dragStart", "zoom"].forEach((name) => network.on(name, () => { tip.hidden = true; }));
  if (facts.nodes.some((node) => shown.types.has(node.type))) network.once("stabilizationIterationsDone", start); else start();
  window.kgPage = { network, nodes, edges, choose, goTo };
})();
