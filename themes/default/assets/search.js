/* Search in the browser: a record is found when every word of the question
   stands in it. Letters are compared without regard to width, case and kana;
   what is shown is the text as written. The index is a script of its own,
   loaded when the field is first used: a file share knows no fetch. */
(function () {
  'use strict';
  var SHOWN = 50, AROUND = 36, CUT = 150;
  var form = document.getElementById('search_form');
  if (!form) { return; }
  var field = document.getElementById('search_field');
  var status = document.getElementById('search_status');
  var results = document.getElementById('search_results');
  var list = document.getElementById('search_hits');
  var index = null, waiting = [], asked = false;

  /* Small letters without width, case and kind of kana. */
  function plain(text) {
    return text.normalize('NFKC').toLowerCase().replace(/[\u30a1-\u30f6]/g, function (c) {
      return String.fromCharCode(c.charCodeAt(0) - 0x60);
    });
  }

  /* The folded text, and for each of its letters the place in the text as
     written. Most texts keep their length, and then no list of places is made. */
  function fold(text) {
    var whole = plain(text);
    if (whole.length === text.length) { return { text: whole, places: null }; }
    var folded = '', places = [], at = 0;
    Array.from(text).forEach(function (c) {
      var small = plain(c);
      for (var i = 0; i < small.length; i += 1) { places.push(at); }
      folded += small;
      at += c.length;
    });
    places.push(at);
    return { text: folded, places: places };
  }

  function place(folded, at) { return folded.places ? folded.places[at] : at; }

  function load(then) {
    if (index) { then(); return; }
    waiting.push(then);
    if (asked) { return; }
    asked = true;
    var script = document.createElement('script');
    script.src = form.dataset.index;
    script.onload = function () {
      index = window.tebikiSearch;
      index.records.forEach(function (record) {
        record.inHeading = fold(record.heading);
        record.inText = fold(record.text);
        record.inAbove = plain([index.pages[record.page][1]].concat(record.above || []).join(' '));
      });
      index.same = index.same.map(function (names) { return names.map(plain); });
      waiting.forEach(function (call) { call(); });
      waiting = [];
    };
    script.onerror = function () {
      asked = false;
      waiting = [];
      status.textContent = form.dataset.failed;
    };
    document.head.appendChild(script);
  }

  /* Each word of the question in all its spellings. */
  function words(question) {
    return plain(question).split(/\s+/).filter(Boolean).slice(0, 12).map(function (word) {
      var all = [word];
      index.same.forEach(function (names) {
        if (names.indexOf(word) !== -1) { all = all.concat(names); }
      });
      return all.filter(function (name, i) { return all.indexOf(name) === i; });
    });
  }

  function first(text, spellings) {
    return spellings.reduce(function (best, name) {
      var at = text.indexOf(name);
      return at !== -1 && (best === -1 || at < best) ? at : best;
    }, -1);
  }

  /* Rank of a record, less is better; -1 when a word is missing. At least one
     word has to stand in the record itself and not only in the titles above. */
  function rank(record, asks) {
    var sum = 0, own = false;
    for (var i = 0; i < asks.length; i += 1) {
      var heading = first(record.inHeading.text, asks[i]);
      var text = first(record.inText.text, asks[i]);
      if (heading !== -1) {
        sum += Math.min(heading, 99) / 100;
        own = true;
      } else if (text !== -1) {
        sum += (record.term ? 1 : 2) + Math.min(text, 9999) / 10000;
        own = true;
      } else if (first(record.inAbove, asks[i]) !== -1) {
        sum += 3;
      } else {
        return -1;
      }
    }
    return own ? sum : -1;
  }

  function hits(asks) {
    return index.records.map(function (record, order) {
      return { record: record, order: order, rank: rank(record, asks) };
    }).filter(function (hit) { return hit.rank >= 0; }).sort(function (a, b) {
      return a.rank - b.rank || a.order - b.order;
    });
  }

  /* Where the words stand in a text, as pairs of places, without overlaps. */
  function marks(folded, asks) {
    var found = [];
    asks.forEach(function (spellings) {
      spellings.forEach(function (name) {
        for (var at = folded.text.indexOf(name); at !== -1; at = folded.text.indexOf(name, at + name.length)) {
          found.push([place(folded, at), place(folded, at + name.length)]);
        }
      });
    });
    found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return found.filter(function (mark, i) {
      return !found.slice(0, i).some(function (before) { return mark[0] < before[1]; });
    });
  }

  function write(text, from, to, found, into) {
    var at = from;
    found.forEach(function (mark) {
      if (mark[0] < from || mark[1] > to) { return; }
      into.append(text.slice(at, mark[0]));
      var shown = document.createElement('mark');
      shown.textContent = text.slice(mark[0], mark[1]);
      into.append(shown);
      at = mark[1];
    });
    into.append(text.slice(at, to));
  }

  function element(name, className, parent) {
    var made = document.createElement(name);
    made.className = className;
    parent.append(made);
    return made;
  }

  function show(hit, asks) {
    var record = hit.record, page = index.pages[record.page];
    var item = element('li', 'hit', list);
    var link = element('a', 'hit-title', element('p', '', item));
    var inText = marks(record.inText, asks);
    write(record.heading, 0, record.heading.length, marks(record.inHeading, asks), link);
    var words = inText.length > 0 ? record.text.slice(inText[0][0], inText[0][1]) : '';
    var fragment = words ? ':~:text=' + encodeURIComponent(words).replace(/-/g, '%2D') : '';
    link.href = form.dataset.root + page[0] + (record.id || fragment ? '#' + (record.id || '') + fragment : '');
    var trail = (record.heading === page[1] ? [] : [page[1]]).concat(record.above || []);
    if (trail.length > 0) { element('p', 'hit-trail', item).textContent = trail.join(' › '); }
    if (record.text) {
      var from = inText.length > 0 ? Math.max(0, inText[0][0] - AROUND) : 0;
      var to = Math.min(record.text.length, from + CUT);
      var cut = element('p', 'hit-text', item);
      if (from > 0) { cut.append('…'); }
      write(record.text, from, to, inText, cut);
      if (to < record.text.length) { cut.append('…'); }
    }
  }

  function filled(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, function (whole, name) { return values[name]; });
  }

  function run() {
    var question = field.value.trim();
    var address = question ? '?q=' + encodeURIComponent(question) : window.location.pathname;
    window.history.replaceState(null, '', address);
    if (!question) {
      list.replaceChildren();
      results.hidden = true;
      status.textContent = '';
      return;
    }
    load(function () {
      var asks = words(field.value);
      var all = hits(asks);
      var values = { words: field.value.trim(), count: all.length, shown: SHOWN };
      list.replaceChildren();
      all.slice(0, SHOWN).forEach(function (hit) { show(hit, asks); });
      results.hidden = all.length === 0;
      status.textContent = filled(all.length > 0 ? form.dataset.found : form.dataset.none, values) +
        (all.length > SHOWN ? filled(form.dataset.first, values) : '');
    });
  }

  /* While an input method is composing, the field holds half a word. */
  field.addEventListener('input', function (event) { if (!event.isComposing) { run(); } });
  field.addEventListener('compositionend', run);
  field.addEventListener('focus', function () { load(function () {}); });
  form.addEventListener('submit', function (event) {
    event.preventDefault();
    run();
  });
  var carried = new URLSearchParams(window.location.search).get('q');
  if (carried) {
    field.value = carried;
    run();
  }
}());
