/**
 * Forms for the actions, limits and programmes of a draft. Start at {@link FormsController}. What can be filled in
 * comes from {@link org.holdfast.editor.form}, and what is wrong from the readers of the files.
 */
@NullMarked
package org.holdfast.console.forms;

import org.jspecify.annotations.NullMarked;
