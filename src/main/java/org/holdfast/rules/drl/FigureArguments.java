package org.holdfast.rules.drl;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.diagnostics.ProblemText;
import org.holdfast.rules.condition.Condition;
import org.holdfast.rules.condition.Operand;
import org.holdfast.rules.figures.FigureFunction;
import org.holdfast.rules.vocabulary.ValueType;
import org.jspecify.annotations.Nullable;

/** Reads what stands in the brackets of a function: the value of an item, or what an item must be to count. */
record FigureArguments(FigureFunction function, List<String> arguments, OperandReader operands) {

    /** Returns the value of an item that the function is of; {@code null} for counts and shares. */
    @Nullable
    Operand measured() throws UnsupportedSyntax {
        if (function == FigureFunction.COUNT || function == FigureFunction.PERCENT) {
            return null;
        }
        // Rules for other engines name the value in the pattern: Order( $v : value ).
        boolean oneField = arguments.size() == 1 && !arguments.get(0).strip().startsWith("$");
        Operand operand = oneField ? operands.read(arguments.get(0)) : null;
        if (operand == null || operand.place() != Operand.SELF || operand instanceof Operand.Literal) {
            throw new UnsupportedSyntax("figure-of-field", "function", function.symbol());
        }
        ValueType type = operand.type();
        boolean fits = switch (function) {
            case SUM, AVERAGE -> type.isNumber();
            case MIN, MAX -> type.isOrdered();
            default -> type != ValueType.WORDS;
        };
        if (!fits) {
            throw new UnsupportedSyntax(
                    "figure-type",
                    "function",
                    function.symbol(),
                    "field",
                    operand.text(),
                    "type",
                    ComparisonReader.typeText(type));
        }
        return operand;
    }

    /** Returns what the items have that are counted as a share; {@code null} for other figures. */
    @Nullable
    Condition part() throws UnsupportedSyntax {
        if (function != FigureFunction.PERCENT) {
            return null;
        }
        List<Condition> conditions = new ArrayList<>();
        ExpressionReader reader = new ExpressionReader(operands);
        for (String argument : arguments) {
            if (argument.isBlank()) {
                throw new UnsupportedSyntax(ProblemText.of("percent-of-nothing"));
            }
            conditions.add(reader.read(argument));
        }
        if (conditions.isEmpty()) {
            throw new UnsupportedSyntax(ProblemText.of("percent-of-nothing"));
        }
        return Condition.all(conditions);
    }
}
