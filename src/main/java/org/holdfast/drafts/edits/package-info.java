/**
 * Changes of a draft that people ask for without writing the text of a file. Start at {@link RuleEdits}. Each is
 * written into the file like any other change, so that it is reviewed and published with it.
 */
@NullMarked
package org.holdfast.drafts.edits;

import org.jspecify.annotations.NullMarked;
