package ktrdr.sessions.doctor;

import java.util.Map;

/** The variables that the server was started with. */
public record Environment(Map<String, String> variables) {}
