/** Forms of words that agree with the thing that they are said of, in languages that inflect them. */
@NullMarked
package org.holdfast.rules.grammar.forms;

import org.jspecify.annotations.NullMarked;
