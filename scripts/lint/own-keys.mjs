import ts from 'typescript';

/**
 * Refuses `record[name]` where `name` is any text: names that every object has, such as `constructor` and `__proto__`, would be read
 * or set as well. Such names come from configurations, plans and states that anyone may have written.
 *
 * Allowed are keys of a `for … in` loop, and reads behind `Object.hasOwn(record, name)`.
 */
export const ownKeys = {
  meta: {
    type: 'problem',
    fixable: 'code',
    schema: [],
    messages: {
      read: 'Read the record with ownValue: its prototype has names too.',
      write: 'Write the record with setOwn: __proto__ would set its prototype.',
      has: 'Ask with Object.hasOwn: the prototype has names too.',
    },
  },
  create(context) {
    const { sourceCode } = context;
    const services = sourceCode.parserServices;
    const checker = services.program.getTypeChecker();
    const textOf = (node) => sourceCode.getText(node);

    const isAnyText = (type) =>
      type.isUnion() ? type.types.some(isAnyText) : (type.flags & ts.TypeFlags.String) !== 0;

    const isRecord = (type) =>
      type.isUnion()
        ? type.types.some(isRecord)
        : !checker.isArrayLikeType(type) &&
          (type.flags & ts.TypeFlags.Object) !== 0 &&
          checker.getIndexInfoOfType(type, ts.IndexKind.String) !== undefined;

    const isKeyOfLoop = (node) =>
      node.type === 'Identifier' &&
      sourceCode
        .getScope(node)
        .references.some(
          ({ identifier, resolved }) =>
            identifier === node &&
            resolved?.defs.some(({ node: { parent } }) => parent?.parent?.type === 'ForInStatement'),
        );

    const isAsked = ({ object, property }, node) => {
      const wanted = `Object.hasOwn(${textOf(object)}, ${textOf(property)})`;
      for (let at = node.parent; at !== undefined && at !== null; at = at.parent) {
        const test =
          at.type === 'ConditionalExpression'
            ? at.test
            : at.type === 'LogicalExpression'
              ? at.left
              : undefined;
        if (test !== undefined && textOf(test).includes(wanted)) return true;
        if (/Function/.test(at.type)) return false;
      }
      return false;
    };

    return {
      'MemberExpression[computed=true]'(node) {
        const { object, property, parent } = node;
        if (property.type === 'Literal' || isKeyOfLoop(property) || isAsked(node, node)) return;
        if (!isRecord(services.getTypeAtLocation(object)) || !isAnyText(services.getTypeAtLocation(property)))
          return;
        const isWritten = parent.type === 'AssignmentExpression' && parent.left === node;
        const place = `${textOf(object)}, ${textOf(property)}`;
        context.report({
          node,
          messageId: isWritten ? 'write' : 'read',
          fix: (fixer) => {
            if (!isWritten) return fixer.replaceText(node, `ownValue(${place})`);
            if (parent.operator !== '=') return null;
            return fixer.replaceText(parent, `setOwn(${place}, ${textOf(parent.right)})`);
          },
        });
      },
      "BinaryExpression[operator='in']"(node) {
        if (node.left.type === 'Literal' || node.left.type === 'PrivateIdentifier') return;
        context.report({
          node,
          messageId: 'has',
          fix: (fixer) =>
            fixer.replaceText(node, `Object.hasOwn(${textOf(node.right)}, ${textOf(node.left)})`),
        });
      },
    };
  },
};
