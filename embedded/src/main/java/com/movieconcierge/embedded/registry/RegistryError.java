package com.movieconcierge.embedded.registry;

/** A refusal in Confluent's vocabulary: an HTTP status and a finer code that starts with it. */
final class RegistryError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;

    private RegistryError(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** E.g. 40401. */
    int code() {
        return code;
    }

    /** E.g. 404. */
    int status() {
        return code < 1000 ? code : code / 100;
    }

    static RegistryError subjectNotFound(String subject) {
        return new RegistryError(40401, "Subject '" + subject + "' not found.");
    }

    static RegistryError versionNotFound(String version) {
        return new RegistryError(40402, "Version " + version + " not found.");
    }

    static RegistryError schemaNotFound() {
        return new RegistryError(40403, "Schema not found");
    }

    static RegistryError subjectNotSoftDeleted(String subject) {
        return new RegistryError(
                40405, "Subject '" + subject + "' was not deleted first before being permanently deleted");
    }

    static RegistryError versionNotSoftDeleted(String subject, int version) {
        return new RegistryError(
                40407,
                "Subject '" + subject + "' Version " + version
                        + " was not deleted first before being permanently deleted");
    }

    static RegistryError noSubjectConfig(String subject) {
        return new RegistryError(
                40408, "Subject '" + subject + "' does not have subject-level compatibility configured");
    }

    static RegistryError invalidSchema(String why) {
        return new RegistryError(42201, "Invalid schema: " + why);
    }

    static RegistryError invalidVersion(String version) {
        return new RegistryError(
                42202,
                "The specified version '" + version
                        + "' is not a valid version id. Allowed values are between [1, 2^31-1] and the string \"latest\"");
    }

    static RegistryError invalidCompatibility(String level) {
        return new RegistryError(42203, "Invalid compatibility level: " + level);
    }

    static RegistryError incompatible(String why) {
        return new RegistryError(409, "Schema being registered is incompatible with an earlier schema: " + why);
    }

    static RegistryError notFound(String path) {
        return new RegistryError(404, "HTTP 404 Not Found: " + path);
    }

    static RegistryError methodNotAllowed(String method) {
        return new RegistryError(405, "HTTP 405 Method Not Allowed: " + method);
    }

    static RegistryError malformed(String why) {
        return new RegistryError(400, "Malformed request: " + why);
    }

    static RegistryError tooLarge(int limit) {
        return new RegistryError(413, "Request body is larger than " + limit + " bytes");
    }
}
