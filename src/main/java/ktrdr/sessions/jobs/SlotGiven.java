package ktrdr.sessions.jobs;

import java.time.Duration;

/** A session that waited in the queue got its slot on this server. */
public record SlotGiven(Duration waited) {}
