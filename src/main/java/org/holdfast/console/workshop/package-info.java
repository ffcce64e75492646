/**
 * The workshop: a file of a draft in an editor, with its problems, its examples and what belongs to it beside it. Start
 * at {@link WorkshopController}; what the editor asks for while a person types is in {@link EditorCalls}.
 */
@NullMarked
package org.holdfast.console.workshop;

import org.jspecify.annotations.NullMarked;
