package dev.jobwright.json;

import java.lang.reflect.Type;

/**
 * Between Java values and the JSON text that is stored. Found through {@link java.util.ServiceLoader};
 * {@code jobwright-jackson} brings one. Implementations are safe for use by many threads, and never make an object of a
 * class that the data names.
 */
public interface JsonCodec {

    /**
     * @return one JSON value
     * @throws JsonException when the value cannot be written
     */
    String encode(Object value, Type type);

    /**
     * @throws JsonException when the text is no JSON, or no value of that type
     */
    Object decode(String json, Type type);
}
