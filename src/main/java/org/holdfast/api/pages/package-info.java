/** What pages for customers have in common: no log-in, no cookies, no scripts. Start at {@link CustomerPage}. */
@NullMarked
package org.holdfast.api.pages;

import org.jspecify.annotations.NullMarked;
