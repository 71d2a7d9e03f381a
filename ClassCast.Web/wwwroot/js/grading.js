// Grading without the mouse: Ctrl+Enter grades and goes on. The points have the focus when the page opens.

const form = document.querySelector('[data-grade-form]');

form?.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector('button[value="next"]'));
});

const points = form?.querySelector('input[name="points"]');
if (points && !points.value && !document.querySelector('[data-focus]')) points.focus({ preventScroll: true });

// leaving with a typed but unsaved grade asks first
let typed = false;
form?.addEventListener('input', () => { typed = true; });
form?.addEventListener('submit', () => { typed = false; });
addEventListener('beforeunload', (event) => { if (typed) event.preventDefault(); });
