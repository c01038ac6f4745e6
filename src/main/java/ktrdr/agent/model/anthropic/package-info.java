/**
 * The wire to Anthropic. It turns a request into bytes, and a stream of events into a reply with
 * its usage. Start reading at {@link AnthropicWire}.
 */
package ktrdr.agent.model.anthropic;
