package buzzville.codec;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records as their components, one after the other. Nothing has to be said about a record: its components are its figures, and its
 * constructor makes it again.
 */
final class Plain {
    private Plain() {}

    /** Passes a value of a declared type; null for nothing, and when it is read. */
    static @Nullable Object code(Codec codec, Type declared, @Nullable Object value) {
        Class<?> type = raw(declared);
        if (type == long.class || type == int.class || type == boolean.class || type == double.class) {
            return primitive(codec, type, value);
        } else if (!codec.flag(value != null)) {
            return null;
        } else if (type == Long.class || type == Integer.class) {
            return primitive(codec, type == Long.class ? long.class : int.class, value);
        } else if (type == String.class) {
            return codec.text(value == null ? "" : (String) value);
        } else if (type == byte[].class) {
            return codec.raw(value == null ? new byte[0] : (byte[]) value);
        } else if (type == List.class) {
            return list(codec, argument(declared, 0), (List<?>) value);
        } else if (type == Map.class) {
            return map(codec, declared, (Map<?, ?>) value);
        } else if (type.isEnum()) {
            return choice(codec, type, value);
        } else if (type.isSealed()) {
            return oneOf(codec, type, value);
        } else if (type.isRecord()) {
            return record(codec, type, value);
        } else if (Coded.class.isAssignableFrom(type)) {
            Coded thing = (Coded) (value == null ? make(type) : value);
            thing.code(codec);
            return thing;
        }
        throw new IllegalStateException("a record has a component of " + type + ", which is no figure");
    }

    private static Object primitive(Codec codec, Class<?> type, @Nullable Object value) {
        if (type == double.class) {
            return codec.real(value == null ? 0 : (Double) value);
        } else if (type == boolean.class) {
            return codec.flag(value != null && (Boolean) value);
        } else if (type == int.class) {
            return codec.count(value == null ? 0 : (Integer) value);
        }
        return codec.number(value == null ? 0 : (Long) value);
    }

    private static Object list(Codec codec, Type element, @Nullable List<?> values) {
        int size = codec.size(values == null ? 0 : values.size());
        List<@Nullable Object> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(code(codec, element, values == null ? null : values.get(i)));
        }
        return all;
    }

    private static Object map(Codec codec, Type declared, @Nullable Map<?, ?> values) {
        List<Object> keys = new ArrayList<>(values == null ? List.of() : values.keySet());
        int size = codec.size(keys.size());
        Map<Object, @Nullable Object> all = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            Object key = values == null ? null : keys.get(i);
            Object read = code(codec, argument(declared, 0), key);
            if (read == null) {
                throw new Undecodable("a map has a key that is nothing");
            }
            all.put(read, code(codec, argument(declared, 1), values == null ? null : values.get(key)));
        }
        return all;
    }

    private static Object choice(Codec codec, Class<?> type, @Nullable Object value) {
        String name = codec.text(value == null ? "" : ((Enum<?>) value).name());
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Undecodable("there is no " + type.getSimpleName() + " '" + name + "'"));
    }

    private static @Nullable Object oneOf(Codec codec, Class<?> type, @Nullable Object value) {
        String name = codec.text(value == null ? "" : value.getClass().getSimpleName());
        for (Class<?> kind : type.getPermittedSubclasses()) {
            if (kind.getSimpleName().equals(name)) {
                return record(codec, kind, value);
            }
        }
        throw new Undecodable("there is no " + type.getSimpleName() + " '" + name + "'");
    }

    private static Object record(Codec codec, Class<?> type, @Nullable Object value) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable Object[] parts = new @Nullable Object[components.length];
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            parts[i] = code(codec, components[i].getGenericType(), value == null ? null : part(components[i], value));
        }
        return value == null ? make(type, types, parts) : value;
    }

    private static @Nullable Object part(RecordComponent component, Object value) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object make(Class<?> type) {
        return make(type, new Class<?>[0], new @Nullable Object[0]);
    }

    private static Object make(Class<?> type, Class<?>[] types, @Nullable Object[] parts) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(parts);
        } catch (InvocationTargetException e) {
            throw new Undecodable("a " + type.getSimpleName() + " is no such thing: " + e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> raw(Type type) {
        return (Class<?>) (type instanceof ParameterizedType of ? of.getRawType() : type);
    }

    private static Type argument(Type declared, int index) {
        return ((ParameterizedType) declared).getActualTypeArguments()[index];
    }
}
