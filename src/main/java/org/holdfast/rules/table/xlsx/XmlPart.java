package org.holdfast.rules.table.xlsx;

import java.io.ByteArrayInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** A streaming reader for one XML part of a workbook. Document type and entity declarations are always rejected. */
final class XmlPart {

    private static final XMLInputFactory READERS = readers();

    /** Maximum nesting depth. Spreadsheet programs use about a dozen levels; the parser needs memory for each. */
    private static final int MAX_DEPTH = 100;

    private final XMLStreamReader reader;
    private int depth;

    XmlPart(byte[] content) throws UnreadableWorkbook {
        try {
            // The factory is not guaranteed to be thread-safe.
            synchronized (READERS) {
                reader = READERS.createXMLStreamReader(new ByteArrayInputStream(content));
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw UnreadableWorkbook.damaged();
        }
    }

    private static XMLInputFactory readers() {
        // The parser of the JDK, not one that a library puts on the class path.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Advances to the next start or end of an element; returns {@code false} at the end of the part. */
    boolean next() throws UnreadableWorkbook {
        int event = step();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            if (event == XMLStreamConstants.END_DOCUMENT) {
                return false;
            }
            event = step();
        }
        return true;
    }

    boolean starts(String element) {
        return reader.isStartElement() && reader.getLocalName().equals(element);
    }

    boolean ends(String element) {
        return reader.isEndElement() && reader.getLocalName().equals(element);
    }

    /** Returns an attribute by its local name: the two variants of .xlsx differ only in their namespaces. */
    @Nullable
    String attribute(String name) {
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            if (reader.getAttributeLocalName(i).equals(name)) {
                return reader.getAttributeValue(i);
            }
        }
        return null;
    }

    boolean flag(String attribute) {
        String value = attribute(attribute);
        return "1".equals(value) || "true".equals(value);
    }

    /** Returns the text of the element that starts here and advances to its end. */
    String text() throws UnreadableWorkbook {
        StringBuilder text = new StringBuilder();
        int outside = depth - 1;
        while (depth > outside) {
            int event = step();
            if (event == XMLStreamConstants.CHARACTERS
                    || event == XMLStreamConstants.CDATA
                    || event == XMLStreamConstants.SPACE) {
                text.append(reader.getText());
            }
        }
        return text.toString();
    }

    private int step() throws UnreadableWorkbook {
        int event;
        try {
            event = reader.next();
        } catch (XMLStreamException | RuntimeException e) {
            // The parser also throws unchecked exceptions for some malformed documents.
            throw UnreadableWorkbook.damaged();
        }
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new UnreadableWorkbook("This workbook declares entities, which no spreadsheet program does.", "");
        }
        if (event == XMLStreamConstants.START_ELEMENT) {
            depth++;
        } else if (event == XMLStreamConstants.END_ELEMENT) {
            depth--;
        }
        if (depth > MAX_DEPTH) {
            throw UnreadableWorkbook.damaged();
        }
        return event;
    }
}
