/**
 * Failures as problem+json, each with a stable code. One mapper serves every refusal of the
 * packages below. Start reading at {@link RefusalMapper}.
 */
package ktrdr.rest.problems;
