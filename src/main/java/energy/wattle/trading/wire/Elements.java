package energy.wattle.trading.wire;

import energy.wattle.trading.ScheduleCodes.Code;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Elements of a market document, all in one namespace. */
final class Elements {

    private final XMLStreamWriter xml;
    private final String namespace;
    private boolean isFirst = true;

    Elements(XMLStreamWriter xml, String namespace) throws XMLStreamException {
        this.xml = xml;
        this.namespace = namespace;
        xml.setDefaultNamespace(namespace);
        xml.writeStartDocument("UTF-8", "1.0");
    }

    void start(String name) throws XMLStreamException {
        xml.writeStartElement(namespace, name);
        if (isFirst) {
            xml.writeDefaultNamespace(namespace);
            isFirst = false;
        }
    }

    void text(String name, String content) throws XMLStreamException {
        start(name);
        xml.writeCharacters(content);
        end();
    }

    void code(String name, Code code) throws XMLStreamException {
        start(name);
        xml.writeAttribute("codingScheme", code.scheme());
        xml.writeCharacters(code.value());
        end();
    }

    void end() throws XMLStreamException {
        xml.writeEndElement();
    }

    void finish() throws XMLStreamException {
        xml.writeEndDocument();
        xml.flush();
    }
}
