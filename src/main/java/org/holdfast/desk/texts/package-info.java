/** The fixed texts of the desk in the language of the reader. */
@NullMarked
package org.holdfast.desk.texts;

import org.jspecify.annotations.NullMarked;
