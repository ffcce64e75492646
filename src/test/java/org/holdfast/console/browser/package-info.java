/**
 * The console in a real browser. Start at {@link org.holdfast.console.browser.ConsoleInBrowserIT};
 * {@link org.holdfast.console.browser.Browser} starts Chromium, and {@link org.holdfast.console.browser.Reader} is a
 * person who sits before it.
 */
@NullMarked
package org.holdfast.console.browser;

import org.jspecify.annotations.NullMarked;
