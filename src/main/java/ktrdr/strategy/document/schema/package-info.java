/**
 * The keys of a strategy document as a JSON Schema, and the reference page that is made of it. The
 * list of keys is a resource; the indicators come from their catalogue. Start reading at {@link
 * DocumentSchema}.
 */
package ktrdr.strategy.document.schema;
