// Small comforts for every page. Each page works without them.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
const cookie = `tz=${zone}`;
if (zone && !document.cookie.split("; ").includes(cookie)) {
  document.cookie = `${cookie}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  localTimes();
}

// The server did not know the zone yet: show this page's moments in it all the same.
function localTimes() {
  const short = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
  const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short" });
  for (const time of document.querySelectorAll("time[datetime]")) {
    const at = new Date(time.dateTime);
    time.title = exact.format(at);
    if (time.dataset.style === "short") time.textContent = short.format(at);
  }
}

// A form that came back with errors: read them first.
document.querySelector("[data-focus]")?.focus();

// Buttons that copy what data-copy says; useless without a clipboard, hence hidden until now.
for (const button of document.querySelectorAll("button[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(button.dataset.copy);
    say(`Copied ${button.dataset.copy}`);
  });
}

// Passwords can be looked at while they are typed; they are hidden again before the form is sent, so that no browser remembers them as text.
for (const button of document.querySelectorAll("button[data-reveal]")) {
  const field = document.getElementById(button.dataset.reveal);
  const show = (shown) => {
    field.type = shown ? "text" : "password";
    button.firstElementChild.textContent = shown ? "Hide" : "Show";
  };
  button.hidden = false;
  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false));
}

// A submit button with data-dialog asks first.
for (const opener of document.querySelectorAll("button[data-dialog]")) {
  const dialog = document.getElementById(opener.dataset.dialog);
  if (!dialog?.showModal) continue;
  opener.addEventListener("click", (event) => {
    if (opener.dataset.confirmed) return;
    event.preventDefault();
    dialog.returnValue = "";
    dialog.showModal();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "confirm") return;
    opener.dataset.confirmed = "true";
    opener.form.requestSubmit(opener);
  });
}

/** Says something in the corner, aloud for screen readers, and takes it away again. */
export function say(text, href) {
  const toast = document.createElement("div");
  toast.className = "toast";
  const inner = href ? Object.assign(document.createElement("a"), { href }) : document.createElement("span");
  inner.textContent = text;
  toast.append(inner);
  document.getElementById("live-region").append(toast);
  setTimeout(() => toast.remove(), 7000);
}
