package dev.jobwright.jackson;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.introspect.AnnotatedWithParams;
import tools.jackson.databind.module.SimpleModule;

/**
 * Calls constructors by reflection. Jackson 3 calls those of several arguments, such as a record's, through a method
 * handle whose type it works out anew for every call: a quarter of what it takes to read a small record.
 */
final class ConstructorCalls extends StdValueInstantiator {

    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // never serialized by us
    private final Constructor<?> constructor;

    private ConstructorCalls(StdValueInstantiator usual, Constructor<?> constructor) {
        super(usual);
        this.constructor = constructor;
    }

    @Override
    public Object createFromObjectWith(DeserializationContext context, Object[] args) throws DatabindException {
        try {
            return constructor.newInstance(args);
        } catch (InvocationTargetException e) {
            return context.handleInstantiationProblem(getValueClass(), args, rewrapCtorProblem(context, e.getCause()));
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return super.createFromObjectWith(context, args);
        }
    }

    /** For a mapper that is to do so. */
    static JacksonModule module() {
        return new SimpleModule("jobwright-constructor-calls") {
            private static final long serialVersionUID = 1;

            @Override
            public void setupModule(SetupContext setup) {
                setup.addValueInstantiators(new Choice());
            }
        };
    }

    private static final class Choice extends ValueInstantiators.Base {
        private static final long serialVersionUID = 1;

        @Override
        public ValueInstantiator modifyValueInstantiator(
                DeserializationConfig config, BeanDescription.Supplier description, ValueInstantiator usual) {
            if (usual.getClass() == StdValueInstantiator.class) {
                AnnotatedWithParams creator = usual.getWithArgsCreator();
                if (creator != null
                        && creator.getAnnotated() instanceof Constructor<?> constructor
                        && constructor.trySetAccessible()) {
                    return new ConstructorCalls((StdValueInstantiator) usual, constructor);
                }
            }
            return usual;
        }
    }
}
