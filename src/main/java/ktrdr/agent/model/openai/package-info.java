/**
 * The wire to OpenAI and to the many local servers that speak like it. It turns a request into
 * bytes, and a stream of chunks into a reply with its usage. Start reading at {@link OpenAiWire}.
 */
package ktrdr.agent.model.openai;
