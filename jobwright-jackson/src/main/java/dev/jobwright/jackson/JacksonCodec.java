package dev.jobwright.jackson;

import dev.jobwright.json.JsonCodec;
import dev.jobwright.json.JsonException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON by a Jackson mapper of our own: no class is ever chosen by the data, what follows the value is an error, and
 * depth, numbers and texts have limits. Fields that the class does not know are ignored, so that an older worker can
 * run the jobs of a newer producer.
 */
public final class JacksonCodec implements JsonCodec {

    private static final int MOST_CHARS = 8 * 1024 * 1024;
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 100;

    private final @Nullable JsonMapper given;
    private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();
    private final Map<Type, ObjectWriter> writers = new ConcurrentHashMap<>();

    /** Our own mapper, one for all, made when the first value is read or written: a command may need none. */
    private static final class Own {
        static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(DEEPEST)
                                .maxNumberLength(LONGEST_NUMBER)
                                .maxStringLength(MOST_CHARS)
                                .maxDocumentLength(MOST_CHARS)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .addModule(ConstructorCalls.module())
                .build();
    }

    public JacksonCodec() {
        this.given = null;
    }

    /** For a mapper with the application's own modules. It must not choose classes by what the data says. */
    public JacksonCodec(JsonMapper mapper) {
        this.given = mapper;
    }

    private JsonMapper mapper() {
        return given == null ? Own.MAPPER : given;
    }

    @Override
    public String encode(Object value, Type type) {
        try {
            return writer(type).writeValueAsString(value);
        } catch (JacksonException e) {
            throw new JsonException(e.getOriginalMessage(), e);
        }
    }

    @Override
    public Object decode(String json, Type type) {
        Object value;
        try {
            value = reader(type).readValue(json);
        } catch (JacksonException e) {
            throw new JsonException(e.getOriginalMessage(), e);
        }
        if (value == null) {
            throw new JsonException("the JSON is null, and a value of " + type.getTypeName() + " is needed", null);
        }
        return value;
    }

    private ObjectWriter writer(Type type) {
        // Looked up without the lock that computeIfAbsent may take even for what is there.
        ObjectWriter known = writers.get(type);
        return known != null ? known : writers.computeIfAbsent(type, t -> mapper().writerFor(javaType(t)));
    }

    private ObjectReader reader(Type type) {
        ObjectReader known = readers.get(type);
        return known != null ? known : readers.computeIfAbsent(type, t -> mapper().readerFor(javaType(t)));
    }

    private JavaType javaType(Type type) {
        return mapper().getTypeFactory().constructType(type);
    }
}
