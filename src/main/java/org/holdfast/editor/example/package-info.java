/** Makes an example for a rule from a customer. Start at {@link ExampleMaker}. */
@NullMarked
package org.holdfast.editor.example;

import org.jspecify.annotations.NullMarked;
