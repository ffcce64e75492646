/**
 * Static analysis of rules: contradicting conditions, redundant rules, gaps and overlaps in tables, values a text needs
 * and a rule does not guarantee. Start at {@link StaticAnalysis}. It works on conditions, not on text, and reports only
 * what it can prove.
 */
@NullMarked
package org.holdfast.rules.analysis;

import org.jspecify.annotations.NullMarked;
