package ktrdr.sessions.doctor;

import java.util.Map;

/** The environment variables of the server. */
public record Environment(Map<String, String> variables) {}
