package org.holdfast.cli.rulebook;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.holdfast.simulation.ScenarioResult;

/** Writes the results of scenarios as JUnit XML for build servers. */
final class JUnitReport {

    private JUnitReport() {}

    static void write(Path file, List<ScenarioResult> results) throws IOException {
        Map<String, List<ScenarioResult>> suites = results.stream()
                .collect(Collectors.groupingBy(
                        result -> result.scenario().origin().file(), LinkedHashMap::new, Collectors.toList()));
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuites");
            counts(xml, results);
            for (Map.Entry<String, List<ScenarioResult>> suite : suites.entrySet()) {
                xml.writeStartElement("testsuite");
                xml.writeAttribute("name", suite.getKey());
                counts(xml, suite.getValue());
                for (ScenarioResult result : suite.getValue()) {
                    scenario(xml, result);
                }
                xml.writeEndElement();
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private static void counts(XMLStreamWriter xml, List<ScenarioResult> results) throws XMLStreamException {
        xml.writeAttribute("tests", String.valueOf(results.size()));
        xml.writeAttribute(
                "failures",
                String.valueOf(
                        results.stream().filter(result -> !result.passed()).count()));
    }

    private static void scenario(XMLStreamWriter xml, ScenarioResult result) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", result.scenario().ruleFile());
        xml.writeAttribute("name", result.scenario().name());
        if (result.failure() != null) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", result.failure());
            xml.writeCharacters(result.scenario().origin() + ": " + result.failure());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}
