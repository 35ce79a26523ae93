"use strict";
/* Before the list is read: the timeline stands above it, so that a long list need not be laid out.
   Where the script proves too new for a browser, the list takes its place again. */

document.documentElement.classList.add("live");
window.addEventListener("error", () => {
    if (!document.documentElement.dataset.ready) document.documentElement.classList.remove("live");
});
