/* Makers of elements. Whatever comes from the data is set as text, never as markup; a link is made
   only of an http or https address. */

const SVG = "http://www.w3.org/2000/svg";
const WEB = /^https?:\/\/[^\s/?#][^\s]*$/i;

/** An element with attributes and children; a text among the children stays text. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  setAttributes(element, attributes);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A text of the data, kept from turning the direction of what stands around it. */
export function bidi(text) {
  return make("bdi", {}, text);
}

export function button(label, act, attributes = {}) {
  const element = make("button", { type: "button", ...attributes }, label);
  element.addEventListener("click", act);
  return element;
}

/** A web address as a link, any other text as text. */
export function textOrLink(text) {
  if (!WEB.test(text)) return bidi(text);
  return make("a", { href: text, rel: "noopener noreferrer", target: "_blank" }, bidi(text));
}

/** The figure of a kind of thing, from the page's own symbols. */
export function figureOf(kind) {
  return drawn("0 0 24 24", "figure", `figure-${kind}`, `kind-${kind}`);
}

/** The sample of a line, from the page's own symbols. */
export function lineSample(name) {
  return drawn("0 0 40 18", "sample", `line-${name}`);
}

export function announce(text) {
  const region = document.getElementById("said");
  // The same text twice is told once, unless something differs.
  region.textContent = region.textContent === text ? `${text}\u00a0` : text;
}

export function byId(id) {
  return document.getElementById(id);
}

/** Whether a key was typed into something that takes text. */
export function isTyping({ target }) {
  return target.matches?.("input:not([type=checkbox]), select, textarea") ?? false;
}

function setAttributes(element, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
}

function drawn(box, className, symbol, tone = "") {
  const image = document.createElementNS(SVG, "svg");
  image.setAttribute("viewBox", box);
  image.setAttribute("class", `${className} ${tone}`.trim());
  image.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#${symbol}`);
  image.append(use);
  return image;
}
