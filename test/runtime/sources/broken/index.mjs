throw new Error('This module does not start.');
