/**
 * The past of the demo base: 120 days of decisions, outcomes, promises and publications, made by the services that
 * decide today, with their clock set back. Start at {@link DemoPast}.
 */
@NullMarked
package org.holdfast.demo.past;

import org.jspecify.annotations.NullMarked;
