package com.movieconcierge.schemas.serde;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** The registry could not be reached, or refused. The message says what to do about it. */
public final class SchemaRegistryException extends SerializationException {
    private static final long serialVersionUID = 1L;

    /** True when the record is not to blame and trying again may help: no answer, a failing server, refused credentials. */
    private final boolean transientFault;

    SchemaRegistryException(String message, boolean transientFault, @Nullable Throwable cause) {
        super(message, cause);
        this.transientFault = transientFault;
    }

    /** A fault of another maker's deserializer, while the registry does not answer. */
    public static SchemaRegistryException away(SerializationException fault) {
        return new SchemaRegistryException("the schema registry does not answer: " + fault.getMessage(), true, fault);
    }

    /** Whether a record failed for want of the registry: it is to be tried again, nothing is wrong with it. */
    public static boolean isRegistryAway(SerializationException failure) {
        return failure instanceof SchemaRegistryException registry && registry.isTransient();
    }

    public boolean isTransient() {
        return transientFault;
    }
}
