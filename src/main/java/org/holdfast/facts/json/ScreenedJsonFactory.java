package org.holdfast.facts.json;

import java.io.DataInput;
import java.io.InputStream;
import java.io.Reader;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.io.IOContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonFactoryBuilder;

/**
 * Factory of parsers that screen every token of JSON from outside ({@link ScreenedParser}), whatever form the document
 * is passed in.
 */
public final class ScreenedJsonFactory extends JsonFactory {

    private static final long serialVersionUID = 1L;

    public ScreenedJsonFactory(JsonFactoryBuilder builder) {
        super(builder);
    }

    private ScreenedJsonFactory(ScreenedJsonFactory other) {
        super(other);
    }

    /** Overridden because a mapper that copies its factory would otherwise silently lose the screening. */
    @Override
    public JsonFactory copy() {
        return new ScreenedJsonFactory(this);
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext context, IOContext io, InputStream in) {
        return new ScreenedParser(super._createParser(context, io, in));
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext context, IOContext io, Reader reader) {
        return new ScreenedParser(super._createParser(context, io, reader));
    }

    @Override
    protected JsonParser _createParser(
            ObjectReadContext context, IOContext io, char[] data, int offset, int length, boolean recyclable) {
        return new ScreenedParser(super._createParser(context, io, data, offset, length, recyclable));
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext context, IOContext io, byte[] data, int offset, int length) {
        return new ScreenedParser(super._createParser(context, io, data, offset, length));
    }

    @Override
    protected JsonParser _createParser(ObjectReadContext context, IOContext io, DataInput input) {
        return new ScreenedParser(super._createParser(context, io, input));
    }
}
