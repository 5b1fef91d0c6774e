package dev.jobwright.worker;

import dev.jobwright.json.JsonCodec;
import dev.jobwright.json.JsonException;
import java.lang.reflect.Type;

/** JSON texts without anything to escape; {@code unreadable} cannot be decoded and {@code unwritable} not encoded. */
final class WordCodec implements JsonCodec {

    @Override
    public String encode(Object value, Type type) {
        if (value.equals("unwritable")) {
            throw new JsonException("cannot be written", null);
        }
        return "\"" + value + "\"";
    }

    @Override
    public Object decode(String json, Type type) {
        if (json.equals("\"unreadable\"")) {
            throw new JsonException("cannot be read", null);
        }
        return json.substring(1, json.length() - 1);
    }
}
