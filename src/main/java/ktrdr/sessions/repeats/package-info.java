/**
 * What follows from a session that has ended: it is replayed from its record, its strategy is run
 * again, or its results are assessed anew. Such a session says whether it found the same. Start
 * reading at {@link Repeats}.
 */
package ktrdr.sessions.repeats;
