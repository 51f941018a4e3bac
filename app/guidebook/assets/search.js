// Finds routers in guideIndex. It works from a disk, without a server; written for old browsers, too.
(function (root) {
  "use strict";

  var mostShown = 30;
  var shortestMisspelling = 4;
  // Words that stand in front of half of all routers tell nothing.
  var idle = ["router", "modem", "wifi", "wlan", "wireless", "my", "the", "gateway", "box"];

  // Small letters and digits only; accents are left out.
  function letters(text) {
    var plain = text.toLowerCase();
    if (plain.normalize) plain = plain.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
    return plain.replace(/[^0-9a-z+\u0080-\uffff]/g, "");
  }

  function withoutRemark(model) {
    return model.replace(/\s*\([^)]*\)\s*$/, "") || model;
  }

  // How many letters are wrong, missing, too many or swapped; never more than limit + 1.
  function distance(one, other, limit) {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    var before = [], last = [], now, i, j, best;
    for (j = 0; j <= other.length; j++) last.push(j);
    for (i = 1; i <= one.length; i++) {
      now = [i];
      best = i;
      for (j = 1; j <= other.length; j++) {
        now[j] = Math.min(last[j] + 1, now[j - 1] + 1,
                          last[j - 1] + (one.charAt(i - 1) === other.charAt(j - 1) ? 0 : 1));
        if (i > 1 && j > 1 && one.charAt(i - 1) === other.charAt(j - 2) &&
            one.charAt(i - 2) === other.charAt(j - 1))
          now[j] = Math.min(now[j], before[j - 2] + 1);
        best = Math.min(best, now[j]);
      }
      if (best > limit) return limit + 1;
      before = last;
      last = now;
    }
    return Math.min(last[other.length], limit + 1);
  }

  function isNear(one, other) {
    if (one.length < shortestMisspelling || other.length < shortestMisspelling) return false;
    var limit = one.length < 2 * shortestMisspelling ? 1 : 2;
    return distance(one, other, limit) <= limit;
  }

  function queryFrom(text) {
    var words = text.slice(0, 100).split(/\s+/).map(letters).filter(Boolean);
    var telling = words.filter(function (word) { return idle.indexOf(word) < 0; });
    if (!telling.length) telling = words;
    return { words: telling, whole: telling.join("") };
  }

  // An entry in the form in which it is compared.
  function prepared(entry) {
    var brands = [entry.vendor].concat(entry.names).map(letters);
    var models = entry.models.map(function (model) { return letters(withoutRemark(model)); });
    return { entry: entry, brands: brands, models: models,
             all: brands.concat(entry.models.map(letters), [letters(entry.family)]) };
  }

  // Prepared once: the search runs again with every letter typed.
  function allPrepared(index) {
    if (allPrepared.of !== index) {
      allPrepared.of = index;
      allPrepared.entries = index.map(prepared);
    }
    return allPrepared.entries;
  }

  // The query without a brand in front of it or behind it.
  function bare(whole, brands) {
    for (var i = 0; i < brands.length; i++) {
      var brand = brands[i];
      if (!brand || whole.length <= brand.length) continue;
      if (whole.indexOf(brand) === 0) return whole.slice(brand.length);
      if (whole.slice(-brand.length) === brand) return whole.slice(0, -brand.length);
    }
    return whole;
  }

  // The ranks, best first: the model itself, brand and model, how the model begins, what stands in it,
  // how the brand begins, every word somewhere; then guesses at misspellings.
  var nothing = 9;

  function modelRank(query, known) {
    var best = nothing, rest = bare(query.whole, known.brands);
    known.models.forEach(function (model) {
      var modelRest = bare(model, known.brands);
      if (model === query.whole) best = Math.min(best, 0);
      else if (model === rest || modelRest === rest) best = Math.min(best, 1);
      else if (model.indexOf(query.whole) === 0 || model.indexOf(rest) === 0) best = Math.min(best, 2);
      else if (query.whole.length > 2 && model.indexOf(query.whole) > 0) best = Math.min(best, 3);
    });
    return best;
  }

  function brandRank(query, known) {
    var best = nothing;
    known.brands.forEach(function (brand) {
      if (brand === query.whole) best = 0;
      else if (query.whole.length > 1 && brand.indexOf(query.whole) === 0) best = Math.min(best, 4);
    });
    return best;
  }

  function standsIn(word, known) {
    return known.all.some(function (text) { return text.indexOf(word) >= 0; });
  }

  function wordsRank(query, known) {
    return query.words.every(function (word) { return standsIn(word, known); }) ? 5 : nothing;
  }

  function rankOf(query, known) {
    if (query.whole === letters(known.entry.id)) return 0;
    return Math.min(modelRank(query, known), brandRank(query, known), wordsRank(query, known));
  }

  // The rank of an entry for somebody who may have mistyped a letter or two.
  function guessedRank(query, known) {
    var rest = bare(query.whole, known.brands);
    function isMeant(name) { return isNear(query.whole, name) || isNear(rest, bare(name, known.brands)); }
    if (known.brands.concat(known.models).some(isMeant)) return 6;
    if (query.words.length < 2) return nothing;
    return query.words.every(function (word) {
      return standsIn(word, known) || known.all.some(function (text) { return isNear(word, text); });
    }) ? 7 : nothing;
  }

  function ranked(entries, query, rankFor) {
    var found = [];
    entries.forEach(function (known, at) {
      var rank = rankFor(query, known);
      if (rank < nothing) found.push({ rank: rank, at: at, entry: known.entry });
    });
    return found.sort(function (a, b) { return a.rank - b.rank || a.at - b.at; });
  }

  // The entries that fit, best first. Guesses at misspellings only where nothing else fits.
  function find(index, text) {
    var query = queryFrom(text), entries = allPrepared(index);
    if (!query.whole) return [];
    var found = ranked(entries, query, rankOf);
    if (!found.length) found = ranked(entries, query, guessedRank);
    return found.slice(0, mostShown).map(function (one) { return one.entry; });
  }

  // The models that made an entry fit, to be shown beside it.
  function modelsShown(entry, text) {
    var query = queryFrom(text);
    var fitting = entry.models.filter(function (model) {
      return query.words.some(function (word) { return letters(model).indexOf(word) >= 0; });
    });
    return (fitting.length ? fitting : entry.models).slice(0, 6).join(", ");
  }

  function show(box, text) {
    while (box.firstChild) box.removeChild(box.firstChild);
    if (!text.trim()) return;
    var found = find(root.guideIndex, text);
    var lead = document.createElement("p");
    lead.textContent = box.getAttribute(found.length ? "data-some" : "data-none");
    box.appendChild(lead);
    var list = document.createElement("ul");
    found.forEach(function (entry) {
      var item = document.createElement("li"), link = document.createElement("a");
      var models = document.createElement("small");
      link.href = entry.id + ".html";
      link.textContent = entry.vendor + ", " + entry.family;
      models.textContent = " " + modelsShown(entry, text);
      item.appendChild(link);
      item.appendChild(models);
      list.appendChild(item);
    });
    if (found.length) box.appendChild(list);
  }

  function begin() {
    var box = document.getElementById("found"), field = document.querySelector(".search input");
    if (!box || !field) return;
    var asked = /[?&]q=([^&]*)/.exec(location.search);
    if (asked) field.value = decodeURIComponent(asked[1].replace(/\+/g, " "));
    field.addEventListener("input", function () { show(box, field.value); });
    field.form.addEventListener("submit", function (event) {
      event.preventDefault();
      show(box, field.value);
    });
    show(box, field.value);
    field.focus();
  }

  root.findRouters = find;
  if (typeof document !== "undefined") begin();
})(this);
