/**
 * What all pages share: header, navigation, language and the pages for errors. Start at {@link Frame}; the layout is
 * {@code templates/console/layout.html}.
 */
@NullMarked
package org.holdfast.console.frame;

import org.jspecify.annotations.NullMarked;
