/* Shows the slides of a course one at a time. Without this script they stand
   one below the other; it is a classic one, since modules do not load from a
   file share. */
(function () {
  'use strict';
  var root = document.documentElement;
  document.addEventListener('DOMContentLoaded', function () {
    var start = document.querySelector('.deck-start');
    var deck = document.querySelector('.deck');
    if (!start || !deck) { return; }
    var slides = Array.prototype.slice.call(deck.querySelectorAll('.slide'));
    if (slides.length === 0) { return; }
    var at = 0;
    slides.forEach(function (slide, n) {
      var count = document.createElement('p');
      count.className = 'deck-count';
      count.textContent = String(n + 1) + deck.getAttribute('data-of') + String(slides.length);
      slide.appendChild(count);
    });
    var show = function (n) {
      slides[at].classList.remove('is-shown');
      at = Math.max(0, Math.min(slides.length - 1, n));
      slides[at].classList.add('is-shown');
      slides[at].setAttribute('tabindex', '-1');
      slides[at].focus();
      window.scrollTo(0, 0);
    };
    var leave = function () {
      root.classList.remove('deck-on');
      slides[at].classList.remove('is-shown');
      slides[at].scrollIntoView();
      start.querySelector('button').focus();
    };
    start.hidden = false;
    start.querySelector('button').addEventListener('click', function () {
      root.classList.add('deck-on');
      show(at);
    });
    document.addEventListener('keydown', function (event) {
      if (!root.classList.contains('deck-on') || event.altKey || event.ctrlKey || event.metaKey) { return; }
      var steps = { ArrowRight: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, PageUp: -1 };
      if (event.key === 'Escape') { leave(); }
      else if (event.key === 'Home') { show(0); }
      else if (event.key === 'End') { show(slides.length - 1); }
      else if (steps[event.key]) { show(at + steps[event.key]); }
      else { return; }
      event.preventDefault();
    });
    window.addEventListener('beforeprint', function () {
      if (root.classList.contains('deck-on')) { leave(); }
    });
  });
}());
