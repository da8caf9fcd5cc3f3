package org.nasturtium.engine.report;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads our pictures as strictly as an XML parser does. */
final class Xml {
    private Xml() {}

    static Document parse(String xml) {
        try {
            var parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            parser.setErrorHandler(null);
            return parser.parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException broken) {
            throw new AssertionError(broken.getMessage() + "\n" + xml, broken);
        }
    }
}
