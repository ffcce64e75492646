/**
 * Rules as a Drools network. The canonical model is built from objects, never from text: each condition is an object of ours that the
 * network asks. Start at {@link org.holdfast.rules.engine.Engine}. Facts are inserted, asked and taken out again; nothing stays in a
 * session from one customer to the next.
 */
@NullMarked
package org.holdfast.rules.engine;

import org.jspecify.annotations.NullMarked;
