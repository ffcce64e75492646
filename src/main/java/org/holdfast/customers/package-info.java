/**
 * The customer store and the life of its records: write, merge, erase, export. Start at {@link CustomerStore}. Input is
 * checked before anything is stored; no decision is made here.
 */
@NullMarked
@Feature(uses = {"facts", "coordination", "history"})
package org.holdfast.customers;

import org.holdfast.Feature;
import org.jspecify.annotations.NullMarked;
