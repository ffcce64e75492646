package org.holdfast.hostile;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Malicious rule files that try to run code, to hang the program, to exhaust its memory, or to deceive a reader. Each
 * of them must be refused with its name and line, and nothing in it may run.
 */
public final class HostileFiles {

    private static final String C = "org.holdfast.hostile.Canary";
    private final Map<String, String> files = new LinkedHashMap<>();

    private HostileFiles() {
        codeInConditions();
        codeInConsequences();
        codeInDeclarations();
        codeInAttributes();
        bombs();
        deceptions();
        tablesAndSentences();
    }

    /** Returns the files by path within a rule book. */
    public static Map<String, String> all() {
        return new HostileFiles().files;
    }

    private void file(String name, String text) {
        files.put("areas/hostile/" + name, text);
    }

    /** Adds a rule, named after its file, with these conditions. */
    private void when(String name, String conditions) {
        file(
                name + ".drl",
                "rule \"" + name + "\"\nwhen\n  " + conditions + "\nthen\n  propose(\"thank-regular\");\nend\n");
    }

    /** Adds a rule, named after its file, with these statements after {@code then}. */
    private void then(String name, String statements) {
        file(name + ".drl", "rule \"" + name + "\"\nwhen\n  Customer( stamps > 1 )\nthen\n  " + statements + "\nend\n");
    }

    /** Adds a valid rule below some text at the head of the file. */
    private void head(String name, String head) {
        file(
                name + ".drl",
                head + "\nrule \"" + name
                        + "\"\nwhen\n  Customer( stamps > 1 )\nthen\n  propose(\"thank-regular\");\nend\n");
    }

    /** Adds a valid rule with some text below its name. */
    private void attribute(String name, String attribute) {
        file(
                name + ".drl",
                "rule \"" + name + "\"\n  " + attribute
                        + "\nwhen\n  Customer( stamps > 1 )\nthen\n  propose(\"thank-regular\");\nend\n");
    }

    private void codeInConditions() {
        when("call-static", "Customer( " + C + ".sing() )");
        when("call-static-compare", "Customer( " + C + ".number() == 1 )");
        when("call-in-comparison", "Customer( stamps > " + C + ".number() )");
        when("read-static-field", "Customer( " + C + ".FEATHER != null )");
        when("construct", "Customer( new " + C + "() != null )");
        when("construct-inline", "Customer( id == new String(\"" + "x\") )");
        when("class-loader", "Customer( this.class.classLoader != null )");
        when("get-class", "Customer( getClass().getClassLoader() != null )");
        when("class-for-name", "Customer( Class.forName(\"" + C + "\") != null )");
        when("reflection", "Customer( this.class.getMethod(\"wait\").invoke(this) == null )");
        when("method-handle", "Customer( java.lang.invoke.MethodHandles.lookup() != null )");
        when("runtime-exec", "Customer( Runtime.getRuntime().exec(\"touch canary\") != null )");
        when("process-builder", "Customer( new ProcessBuilder(\"touch\", \"canary\").start() != null )");
        when("system-exit", "Customer( System.exit(1) == null )");
        when("system-property", "Customer( System.setProperty(\"holdfast.canary\", \"x\") == null )");
        when("eval", "eval( " + C + ".sing() )");
        when("eval-true", "Customer() eval( true )");
        when("from-call", "Order( ) from " + C + ".number()");
        when("from-new", "$o : Order( ) from new java.util.ArrayList()");
        when("from-collect", "java.util.List( size > 0 ) from collect( Order() from $customer.orders )");
        when("from-entry-point", "Order( ) from entry-point \"" + C + "\"");
        when("inline-cast", "Customer( this#" + C + ".sing() )");
        when("null-safe-call", "Customer( name!.getClass() != null )");
        when("lambda", "Customer( f(x -> " + C + ".sing()) )");
        when("method-reference", "Customer( f(" + C + "::sing) )");
        when("ternary", "Customer( stamps > 1 ? " + C + ".sing() : false )");
        when("assignment", "Customer( stamps = 5 )");
        when("increment", "Customer( stamps++ > 1 )");
        when("array", "Customer( new int[999999999].length > 0 )");
        when("index-access", "Customer( name[0] == 1 )");
        when("map-access", "Customer( this[\"class\"] != null )");
        when("string-format-bomb", "Customer( String.format(\"%999999999d\", 1) != null )");
        when("custom-operator", "Customer( name " + C + " \"x\" )");
        when("query-call", "?canary( $x; )");
        when("oopath", "Customer( /orders[ late ] )");
        when("accumulate-code", "accumulate( Order() from $customer.orders; $n : canary(" + C + ".number()); $n > 1 )");
        when(
                "accumulate-inline",
                "Number() from accumulate( Order() from $customer.orders, init( " + C
                        + ".sing(); ) action( ) result( 1 ) )");
        when("forall-code", "forall( $o : Order() Order( this == $o, " + C + ".sing() ) )");
        when("mvel-inline", "Customer( ({ " + C + ".sing(); }) )");
        when("other-class", "java.lang.Object( " + C + ".sing() )");
        when("facts-class", "org.holdfast.loyalty.CustomerView( )");
    }

    private void codeInConsequences() {
        then("then-call", C + ".sing();");
        then("then-new", "new " + C + "();");
        then("then-thread", "new Thread(() -> " + C + ".sing()).start(); propose(\"thank-regular\");");
        then("then-after-propose", "propose(\"thank-regular\"); " + C + ".sing();");
        then("then-argument", "propose(" + C + ".sing(\"thank-regular\"));");
        then("then-concatenation", "propose(\"thank-\" + " + C + ".sing());");
        then("then-amount", "propose(\"thank-regular\").amount(" + C + ".number(), \"EUR\");");
        then("then-chained", "propose(\"thank-regular\").getClass().getClassLoader();");
        then("then-loop", "while (true) { }");
        then("then-memory", "byte[] b = new byte[Integer.MAX_VALUE];");
        then("then-modify", "modify( $customer ) { setName(\"x\") }");
        then("then-insert", "insert( new " + C + "() );");
        then("then-delete", "delete( $customer );");
        then("then-kcontext", "kcontext.getKieRuntime().halt();");
        then("then-comment", "/* */ " + C + ".sing(); // propose(\"thank-regular\");");
        then("then-brace", "} static { " + C + ".sing(); } {");
        then("then-named", "propose(\"thank-regular\");\nthen[other]\n  " + C + ".sing();");
    }

    private void codeInDeclarations() {
        head("import", "import " + C + ";");
        head("import-static", "import static " + C + ".sing;");
        head("import-function", "import function " + C + ".sing;");
        head("import-accumulate", "import accumulate " + C + " canary;");
        head("import-acc-short", "import acc " + C + " canary;");
        head("global", "global " + C + " canary;");
        head("function", "function boolean sing() { return " + C + ".sing(); }");
        head("declare", "declare Bird\n  song : String = " + C + ".sing(\"declared\")\nend");
        head("declare-extends", "declare Bird extends " + C + "\nend");
        head("declare-enum", "declare enum Bird\n  ONE(" + C + ".number());\n  number : int\nend");
        head("query", "query \"canary\"\n  Customer( " + C + ".sing() )\nend");
        head("package-spoofing", "package org.holdfast.rules.engine");
        head("package-java", "package java.lang");
        head("unit", "package hostile\nunit " + C + "");
        head("dialect-mvel", "dialect \"mvel\"");
        head("window", "declare window W\n  Order() over window:length( 999999999 )\nend");
    }

    private void codeInAttributes() {
        attribute("salience-call", "salience( " + C + ".number() )");
        attribute("enabled-call", "enabled( " + C + ".sing() )");
        attribute("timer", "timer( int: 0s 1s )");
        attribute("timer-expression", "timer( expr: " + C + ".number() )");
        attribute("calendars", "calendars \"canary\"");
        attribute("duration", "duration 1");
        attribute("agenda-group", "agenda-group \"x\" auto-focus true");
        attribute("annotation-class", "@" + C + "( value = 1 )");
        attribute("annotation-expression", "@from( " + C + ".sing(\"x\") )");
        attribute("annotation-swallow", "@valid( from = \"2026-01-01\", to = \"2026-02-01\" )");
        attribute("extends", "extends \"Call a detractor\"");
    }

    private void bombs() {
        when("deep-parentheses", "Customer( " + "(".repeat(3_000) + "stamps > 1" + ")".repeat(3_000) + " )");
        when("deep-parentheses-few", "Customer( " + "(".repeat(30) + "stamps > 1" + ")".repeat(30) + " )");
        when("many-ands", "Customer( " + "stamps > 1 && ".repeat(4_000) + "stamps > 1 )");
        when("many-ands-on-lines", "Customer( " + "stamps > 1\n && ".repeat(4_000) + "stamps > 1 )");
        when("many-ors", "Customer( " + "stamps > 1\n || ".repeat(4_000) + "stamps > 1 )");
        when("many-pattern-ors", "(" + "Customer( stamps > 1 ) or\n".repeat(200) + "Customer( stamps > 1 ) )");
        when("many-nots", "Customer( " + "!(".repeat(200) + "stamps > 1" + ")".repeat(200) + " )");
        when("many-exclamations", "Customer( " + "!".repeat(900) + "stamps )");
        when(
                "many-patterns",
                "$a : Order() from $customer.orders\n".repeat(1)
                        + "$b : Order() from $customer.orders\n$c : Order() from $customer.orders\n"
                        + "$d : Order() from $customer.orders\n$e : Order() from $customer.orders");
        when("many-conditions", "Customer( stamps > 1" + ",\nstamps > 1".repeat(500) + " )");
        when("huge-number", "Customer( stamps > " + "9".repeat(900) + " )");
        when("huge-exponent", "Customer( totalSpend > 1e999999999 )");
        when("long-line", "Customer( name == \"" + "x".repeat(5_000) + "\" )");
        when("long-list", "Customer( stamps in ( 1" + ", 1".repeat(900) + " ) )");
        when("slow-pattern", "Customer( name matches \"(a+)+$(?=b)\" )");
        when("pattern-backreference", "Customer( name matches \"(a)\\\\1\" )");
        when("pattern-repeat", "Customer( name matches \"(((a{1,1000}){1,1000}){1,1000}){1,1000}\" )");
        file(
                "long-file.drl",
                "rule \"long-file\"\nwhen\n  Customer( stamps > 1 )\nthen\n  propose(\"thank-regular\");\nend\n// "
                        + "x\n// ".repeat(200_000));
        file("unclosed.drl", "rule \"unclosed\"\nwhen\n  Customer( stamps > 1");
        file(
                "unclosed-comment.drl",
                "rule \"unclosed-comment\"\nwhen\n  Customer( stamps > 1 )\nthen\n  propose(\"thank-regular\");\nend\n/* ");
        file(
                "unclosed-quote.drl",
                "rule \"unclosed-quote\nwhen\n  Customer( stamps > 1 )\nthen\n  propose(\"thank-regular\");\nend\n");
        then("many-proposals", "propose(\"thank-regular\");\n".repeat(50));
    }

    private void deceptions() {
        when("unicode-escape", "Customer( name == \"\\u0022) || " + C + ".sing() || (\" )");
        when("unicode-escape-code", "Customer( \\u006eame == \"x\" )");
        when("bidi-override", "Customer( name == \"\u202e1 > spmats\u202c\" )");
        when("nul-character", "Customer( name == \"a\u0000b\" )");
        file(
                "rule-name-nul.drl",
                "rule \"a\u0000b\"\nwhen\n  Customer( stamps > 1 )\nthen\n  propose(\"thank-regular\");\nend\n");
        file(
                "rule-name-bidi.drl",
                "rule \"a\u202eb\"\nwhen\n  Customer( stamps > 1 )\nthen\n  propose(\"thank-regular\");\nend\n");
        file(
                "rule-name-twice.drl",
                "rule \"Call a detractor\"\nwhen\n  Customer( stamps > 1 )\nthen\n  propose(\"thank-regular\");\nend\n");
        file(
                "rule-name-empty.drl",
                "rule \"\"\nwhen\n  Customer( stamps > 1 )\nthen\n  propose(\"thank-regular\");\nend\n");
        file(
                "rule-name-endless.drl",
                "rule \"" + "x".repeat(1_500)
                        + "\"\nwhen\n  Customer( stamps > 1 )\nthen\n  propose(\"thank-regular\");\nend\n");
        file(
                "trailing-junk.drl",
                "rule \"trailing-junk\"\nwhen\n  Customer( stamps > 1 )\nthen\n  propose(\"thank-regular\");\nend\nsing();\n");
        file(
                "two-thens.drl",
                "rule \"two-thens\"\nwhen\n  Customer( stamps > 1 )\nthen\n  propose(\"thank-regular\");\nthen\n  " + C
                        + ".sing();\nend\n");
    }

    private void tablesAndSentences() {
        file(
                "raw-drl-in-sentences.dslr",
                "rule \"raw\"\nwhen\n> Customer( " + C + ".sing() )\nthen\nPropose \"thank-regular\"\nend\n");
        file(
                "quote-in-gap.dslr",
                "rule \"quote\"\nwhen\nThe customer is in the segment \"x\" || " + C
                        + ".sing() || \"x\"\nthen\nPropose \"thank-regular\"\nend\n");
        file(
                "backslash-in-gap.dslr",
                "rule \"backslash\"\nwhen\nThe customer is in the segment \"x\\\"\nthen\nPropose \"thank-regular\"\nend\n");
        file("code-in-then.dslr", "rule \"code\"\nwhen\nThe customer is a promoter\nthen\n> " + C + ".sing();\nend\n");
        file(
                "pattern-set.drl",
                "rule \"p\"\nwhen\nCustomer( name matches \"" + "(a*)*".repeat(30)
                        + "\" )\nthen\npropose(\"thank-regular\");\nend\n");
        String table =
                "RuleTable T\nNAME,CONDITION,ACTION\n,,\n,\"The customer has at least $param stamps\",\"Propose \"\"$param\"\"\"\nRule,Stamps,Action\n";
        file("table-cell-code.csv", table + "\"x\",\"1) || " + C + ".sing(\",thank-regular\n");
        file("table-cell-lines.csv", table + "\"x\",\"1\nend\nrule \"\"y\"\"\",thank-regular\n");
        file("table-name-lines.csv", table + "\"x\"\"\nsalience( " + C + ".number() )\",1,thank-regular\n");
        file("table-formula.csv", table + "x,\"=cmd|' /C calc'!A0\",thank-regular\n");
        file(
                "table-imports.csv",
                "Import," + C + "\nFunctions,\"function void f() { " + C + ".sing(); }\"\n"
                        + table.replace("$param stamps", "$param sstamps") + "x,1,thank-regular\n");
        file("table-priority.csv", table.replace("NAME,", "PRIORITY,") + "( " + C + ".number() ),1,thank-regular\n");
        String scenarios = "areas/at-risk/detractor.scenarios.yaml";
        files.put(
                "areas/at-risk/competitor.scenarios.yaml",
                "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c]\n");
        files.put(
                scenarios,
                "- !!" + C + " {}\n- name: !!javax.script.ScriptEngineManager [ !!java.net.URLClassLoader [[]] ]\n");
        files.put("areas/at-risk/quiet.scenarios.yaml", "- name: x\n  but: " + "[".repeat(5_000) + "\n");
        files.put("areas/at-risk/second-order.scenarios.yaml", "- name: x\n" + " ".repeat(400) + "deep: 1\n");
        files.put("customers/elena.yaml", "id: elena\nname: !!" + C + " x\norders: { a: &a { b: *a } }\n");
        files.put("limits.yaml", "exchangeRates: " + "{ a: ".repeat(3_000) + "1" + " }".repeat(3_000) + "\n");
        files.put(
                "language/en/extra.dsl",
                "[when]The canary sings=Customer( " + C
                        + ".sing() )\n[when]The {a:((a+)+)+}=Customer( name == \"{a}\" )\n");
        files.put(
                "messages/en.yaml",
                "actions:\n  thank-regular:\n    subject: \"{customerName, number, " + "#".repeat(500)
                        + "}\"\n    body: \"{0, choice, 0#a|1#b}\"\n");
    }
}
