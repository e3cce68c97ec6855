/** Where the type checker shows it, `Message` says what is wrong. */
export interface BackendTypeError<Message extends string> {
  readonly error: Message;
}

/**
 * What an option must be that its object does not know: the sentence that the type checker shows. A type that is inferred
 * from what somebody writes would let it through.
 */
export type Unknown<Given, Known extends PropertyKey, Of extends string> = {
  readonly [K in Exclude<keyof Given, Known> & string]: BackendTypeError<`'${K}' is no option of ${Of}`>;
};
