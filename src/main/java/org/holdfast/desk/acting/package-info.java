/**
 * What a person at the desk does: takes an action and reports the customer's answer, in one step and once, and takes it
 * back within a few seconds. Start at {@link org.holdfast.desk.acting.DeskActs}.
 */
@NullMarked
package org.holdfast.desk.acting;

import org.jspecify.annotations.NullMarked;
