"use strict";
// Sorts and filters the matrix and changes its baseline. Figures come ready from the page.
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const table = document.getElementById("matrix-table");
  if (!table) return;
  document.documentElement.classList.add("scripted");

  const bodies = Array.from(table.tBodies);
  const heads = Array.from(table.tHead.rows[0].cells);
  const original = new Map(bodies.map((body) => [body, Array.from(body.rows)]));
  let sorted = { column: null, direction: 0 };

  function show(row, cells) {
    cells.forEach(([text, style, title, sort], number) => {
      const cell = row.cells[number + 1];
      cell.textContent = text;
      cell.className = style;
      cell.title = title;
      cell.dataset.sort = sort;
    });
  }

  function rebase(baseline) {
    const chosen = data.baselines[baseline];
    for (const body of bodies) {
      for (const row of original.get(body)) {
        const workload = row.dataset.workload;
        show(row, workload === undefined ? chosen.means[body.dataset.group] : chosen.cells[workload]);
      }
    }
    show(table.tFoot.rows[0], chosen.all[0]);
    sort();
  }

  function sort() {
    const { column, direction } = sorted;
    for (const body of bodies) {
      const [mean, ...rows] = original.get(body);
      if (direction !== 0 && column < 0) {
        rows.sort((a, b) => direction * -a.dataset.name.localeCompare(b.dataset.name));
      } else if (direction !== 0) {
        const key = (row) => Number(row.cells[column + 1].dataset.sort);
        // What has no figure stays at the end either way.
        rows.sort((a, b) => (key(b) >= 0) - (key(a) >= 0) || direction * (key(b) - key(a)));
      }
      body.append(mean, ...rows);
    }
    heads.forEach((head) => {
      const here = Number(head.dataset.column) === column && direction !== 0;
      if (here) head.setAttribute("aria-sort", direction > 0 ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
  }

  function filter() {
    const text = document.getElementById("filter").value.trim().toLowerCase();
    const groups = new Set(
      Array.from(document.querySelectorAll("input.group:checked"), (box) => box.value));
    for (const body of bodies) {
      body.hidden = !groups.has(body.dataset.group);
      for (const row of body.rows) {
        const name = row.dataset.name;
        row.hidden = name !== undefined && !name.toLowerCase().includes(text);
      }
    }
  }

  function choose(column) {
    const next = { 0: 1, 1: -1, "-1": 0 };
    sorted = { column, direction: sorted.column === column ? next[sorted.direction] : 1 };
    sort();
  }

  heads.forEach((head) => {
    const column = Number(head.dataset.column);
    head.tabIndex = 0;
    head.addEventListener("click", () => choose(column));
    head.addEventListener("keydown", (event) => {
      if (event.key === "Enter") choose(column);
    });
  });
  document.getElementById("baseline").addEventListener("change", (event) => rebase(event.target.value));
  document.getElementById("filter").addEventListener("input", filter);
  document.querySelectorAll("input.group").forEach((box) => box.addEventListener("change", filter));

  // A link to a workload opens it; on paper all are open.
  function reveal() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.tagName === "DETAILS") {
      target.open = true;
      target.scrollIntoView();
    }
  }
  window.addEventListener("hashchange", reveal);
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("details").forEach((part) => { part.open = true; });
  });
  reveal();
})();
