/**
 * The page behind the link to unsubscribe: channels, topics and how often, without login and without scripts. Start at
 * {@link PreferenceController}.
 */
@NullMarked
package org.holdfast.api.preferences;

import org.jspecify.annotations.NullMarked;
