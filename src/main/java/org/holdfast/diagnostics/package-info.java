/**
 * Problems in files written by people: what is wrong, where, and what to do, in the author's language. Start at
 * {@link Problems}. All problems of a file are collected before they are reported.
 */
@NullMarked
@Feature(
        core = true,
        uses = {"facts", "localization"},
        open = {"text", "yaml"})
package org.holdfast.diagnostics;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
